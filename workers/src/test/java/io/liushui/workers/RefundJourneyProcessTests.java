package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.operations.OperationDecision;
import io.liushui.core.operations.OperationDecisions;
import io.liushui.core.operations.OperationVerdict;
import io.liushui.core.operations.SettlementJudgement;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.refunds.Refund;
import io.liushui.core.refunds.RefundAcceptance;
import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundDecisions;
import io.liushui.core.refunds.RefundVerdict;
import io.liushui.core.refunds.RequestRefund;
import io.liushui.core.refunds.RequestVoid;
import io.liushui.spi.OperationOutcome;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Refunds from their acceptance to the merchant's webhook, with the real workers, engine and database. */
class RefundJourneyProcessTests {
    private WorkersWorld world;
    private ShopEndpoint endpoint;
    private Shop shop;
    private String payment;

    @BeforeEach
    void aPaymentSucceeds() throws IOException {
        world = WorkersWorld.start();
        endpoint = ShopEndpoint.start();
        shop = Shop.open(world, endpoint.url(), null);
        payment = shop.pay("card").id();
        world.awaitState(payment, "succeeded");
    }

    @AfterEach
    void everythingStillHolds() {
        assertThat(world.contractViolations()).isEmpty();
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(1)))
                .isEmpty();
        world.close();
        endpoint.close();
    }

    @Test
    void goesBackInPartsAndTheMerchantIsTold() {
        Refund refund = refund(200L);
        awaitRefund(refund, "succeeded");
        world.await(
                "its webhook",
                () -> endpoint.received.stream()
                        .anyMatch(webhook -> webhook.body().contains(refund.id())));
        Refund rest = refund(null);
        awaitRefund(rest, "succeeded");

        assertThat(world.text("select state from payment where id = ?", payment))
                .isEqualTo("refunded");
        assertThat(calls("refund ")).hasSize(2);
        assertThat(world.count("journal_entry where reference like 'refunded:%'"))
                .isEqualTo(2);
    }

    /** Fault 19. */
    @Test
    void isAskedForOnItsScheduleUnderTheSameNumber() throws Exception {
        world.channel("alpha").onRefund = request -> new OperationOutcome.Unknown("read timeout");
        Refund refund = refund(200L);
        world.await("sent", () -> operationState(refund).equals("unknown"));
        world.channel("alpha").onQueryRefund = request -> new OperationOutcome.Unknown("no answer");
        world.advance(Duration.ofSeconds(6));
        world.await("a first question", () -> calls("refund-query ").size() == 1);
        world.channel("alpha").onQueryRefund = request -> new OperationOutcome.Done("R1");
        world.advance(Duration.ofSeconds(31));

        awaitRefund(refund, "succeeded");
        assertThat(calls("refund ")).hasSize(1);
        assertThat(world.count("channel_operation where subject = ?", refund.id()))
                .isOne();
    }

    @Test
    void endsAtOnceWhenTheChannelTells() {
        world.channel("alpha").onRefund = request -> new OperationOutcome.Pending();
        Refund refund = refund(200L);
        world.await("pending", () -> operationState(refund).equals("pending"));

        world.toldByChannel("REFUND " + number(refund));
        world.toldByChannel("REFUND " + number(refund));

        awaitRefund(refund, "succeeded");
        assertThat(calls("refund-query ")).isEmpty();
    }

    @Test
    void isUndoneAndRefundedInsteadWhenTheDayIsOver() {
        Refund voided = voidPayment();
        awaitRefund(voided, "succeeded");
        assertThat(world.text("select state from payment where id = ?", payment))
                .isEqualTo("voided");

        payment = shop.pay("card").id();
        world.awaitState(payment, "succeeded");
        world.channel("alpha").onVoid = request -> new OperationOutcome.Declined("day_over", "too late");
        Refund late = voidPayment();
        awaitRefund(late, "succeeded");

        assertThat(world.text("select kind || ' ' || fallback_reason from refund where id = ?", late.id()))
                .isEqualTo("refund after_cutoff");
        assertThat(world.text("select state from payment where id = ?", payment))
                .isEqualTo("refunded");
    }

    @Test
    void isRepairedByAPersonAndSentUnderANewNumber() {
        world.channel("alpha").onRefund = request -> new OperationOutcome.Declined("source_closed", "card closed");
        Refund refund = refund(200L);
        RefundDecisions decisions = world.bean(RefundDecisions.class);
        world.await("a case", () -> !decisions.openCases().isEmpty());
        String number = number(refund);

        world.channel("alpha").onRefund = request -> new OperationOutcome.Done("R2");
        decisions.decide(
                decisions.openCases().getFirst().id(),
                new RefundVerdict(RefundDecision.RETRY, "mei", "the card is open again", null));

        awaitRefund(refund, "succeeded");
        assertThat(number(refund)).isNotEqualTo(number);
        assertThat(calls("refund ")).hasSize(2);
    }

    @Test
    void isSettledOnProofByTwoPeopleWhenItsOutcomeStaysUnknown() throws Exception {
        world.channel("alpha").onRefund = request -> new OperationOutcome.Unknown("read timeout");
        world.channel("alpha").onQueryRefund = request -> new OperationOutcome.Unknown("no answer");
        Refund refund = refund(200L);
        world.await("sent", () -> operationState(refund).equals("unknown"));
        OperationDecisions decisions = world.bean(OperationDecisions.class);
        for (int i = 0; i < 20 && decisions.openCases().isEmpty(); i++) {
            world.advance(Duration.ofHours(7));
        }
        world.await("a case", () -> !decisions.openCases().isEmpty());
        String opened = decisions.openCases().getFirst().id();

        decisions.decide(
                opened, new OperationVerdict(OperationDecision.SETTLE_DONE, "mei", "the bank's paper", "BANK-1"));
        decisions.judge(opened, new SettlementJudgement.Given(SettlementJudgement.CONFIRM, "li"));

        awaitRefund(refund, "succeeded");
        assertThat(calls("refund ")).hasSize(1);
        assertThat(calls("refund-query ")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(world.text("select channel_ref from channel_operation where settled_in = ?", opened))
                .isEqualTo("BANK-1");
    }

    /** A channel that is not configured any more: whoever asks it meets a technical failure. */
    @Test
    void becomesAnIncidentThatOperatorsSeeWhenItCannotBeAskedFor() throws Exception {
        world.channel("alpha").onRefund = request -> new OperationOutcome.Pending();
        Refund refund = refund(200L);
        world.await("pending", () -> operationState(refund).equals("pending"));
        JdbcClient jdbc = world.bean(JdbcClient.class);
        jdbc.sql("insert into channel_account values ('gone', 'disabled', 100, now())")
                .update();
        jdbc.sql("update channel_operation set channel_id = 'gone' where subject = ?")
                .param(refund.id())
                .update();

        for (int i = 0; i < 40 && world.incidents().isEmpty(); i++) {
            world.advance(Duration.ofMinutes(11));
        }

        world.await("an incident", () -> !world.incidents().isEmpty());
        assertThat(world.incidents()).containsExactly("Task_QueryOperation");
        assertThat(world.text(
                        "select detail from alarm where kind = 'job_incident' and subject = ?", refund.operationId()))
                .contains("Task_QueryOperation of process channel-operation")
                .contains("gone");
        assertThat(calls("refund ")).hasSize(1);
        assertThat(world.text("select state from refund where id = ?", refund.id()))
                .isEqualTo("pending");
    }

    /** A message that the engine took twice, or a backup that was played in, starts a second instance. */
    @Test
    void isDrivenByOneOfTwoInstances() {
        world.channel("alpha").onRefund = request -> new OperationOutcome.Pending();
        Refund refund = refund(200L);
        world.await("pending", () -> operationState(refund).equals("pending"));
        String driver = world.text("select driver_instance from channel_operation where subject = ?", refund.id());
        world.engine()
                .newPublishMessageCommand()
                .messageName("Msg_RefundDue")
                .correlationKey("another")
                .variables(Map.of(
                        "refundId",
                        refund.id(),
                        "paymentId",
                        payment,
                        "operationId",
                        refund.operationId(),
                        "traceId",
                        Shop.TRACE))
                .send()
                .join();
        world.await("the second waits too", () -> world.jobsOf("operation.submit") == 2);

        world.toldByChannel("REFUND " + number(refund));

        awaitRefund(refund, "succeeded");
        assertThat(calls("refund ")).hasSize(1);
        assertThat(world.text("select driver_instance from channel_operation where subject = ?", refund.id()))
                .isEqualTo(driver);
        assertThat(world.count("journal_entry where reference like 'refunded:%'"))
                .isOne();
    }

    private Refund refund(Long amountMinor) {
        return accepted(world.bean(TransactionTemplate.class)
                .execute(status -> world.bean(RefundAcceptance.class)
                        .refund(new RequestRefund(
                                shop.appId(),
                                payment,
                                UUID.randomUUID().toString(),
                                amountMinor,
                                null,
                                Map.of(),
                                Shop.TRACE))));
    }

    private Refund voidPayment() {
        return accepted(world.bean(TransactionTemplate.class)
                .execute(status -> world.bean(RefundAcceptance.class)
                        .voidPayment(new RequestVoid(shop.appId(), payment, null, null, Shop.TRACE))));
    }

    private static Refund accepted(RefundAcceptance.Result result) {
        return ((RefundAcceptance.Result.Accepted) result).refund();
    }

    private void awaitRefund(Refund refund, String state) {
        world.await(
                "refund " + state,
                () -> state.equals(world.text("select state from refund where id = ?", refund.id())));
    }

    private String operationState(Refund refund) {
        return world.text("select state from channel_operation where subject = ?", refund.id());
    }

    /** Of its last request to the channel. */
    private String number(Refund refund) {
        return world.text(
                "select o.number from refund r join channel_operation o on o.id = r.operation_id where r.id = ?",
                refund.id());
    }

    private List<String> calls(String beginning) {
        return world.channel("alpha").calls.stream()
                .filter(call -> call.startsWith(beginning))
                .toList();
    }
}
