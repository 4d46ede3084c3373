package io.liushui.core.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.json.Json;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import io.liushui.core.operations.Operations;
import io.liushui.core.payments.StrayMoneyRefunds;
import io.liushui.core.payments.StrayPayment;
import io.liushui.core.refunds.RefundResult.Outcome;
import io.liushui.spi.OperationOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Late and double money goes back by the same means as a merchant's refund, through suspense. */
class StrayMoneyReturnsIntegrationTests {
    private static final RefundVerdict ELSEWHERE =
            new RefundVerdict(RefundDecision.PAID_ELSEWHERE, "li", "by bank transfer", "TR-1");

    private CoreWorld world;
    private FakeChannel channel;
    private StrayPayment stray;
    private String refund;

    @BeforeEach
    void lateMoneyCame() {
        world = CoreWorld.start();
        channel = world.channel("alpha");
        String payment = world.payment("closed", "ann");
        String attempt = world.attempt(payment, "closed");
        stray = new StrayPayment(
                payment, "mer_1", "app_1", attempt, "alpha", CoreWorld.cny(1234), "late_money", "trace");
        world.inTransaction(() -> {
            world.bean(Ledger.class).book(PaymentPostings.strayReceived(attempt, payment, "alpha", stray.amount()));
            world.bean(StrayMoneyRefunds.class).open(stray);
        });
        refund = world.text("select id from refund");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void startsTheSameProcess() {
        assertThat(world.text("select message || ' ' || correlation_key || ' ' || message_id from outbox"))
                .isEqualTo("Msg_RefundDue " + refund + " " + refund);
    }

    @Test
    void goesBackOnlyOnce() {
        assertThatThrownBy(() -> world.inTransaction(
                        () -> world.bean(StrayMoneyRefunds.class).open(stray)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(world.count("outbox")).isOne();
        assertThat(world.count("channel_operation")).isOne();
    }

    @Test
    void leavesSuspenseAndTellsTheMerchant() {
        assertThat(carryOut().outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(suspense()).isZero();
        assertThat(Json.readObject(world.text("select data from event where type = 'refund.succeeded'")))
                .containsEntry("id", refund)
                .containsEntry("object", "refund")
                .containsEntry("payment_id", stray.paymentId())
                .containsEntry("origin", "late_money")
                .containsEntry("merchant_refund_no", null)
                .containsEntry("amount", 1234);
        assertThat(world.text("select state || ' ' || refunding_minor from payment"))
                .isEqualTo("closed 0");
    }

    @Test
    void waitsInSuspenseForAPersonWhoSendsItAgainWhenTheChannelDeclines() {
        channel.onRefund = request -> new OperationOutcome.Declined("balance", "no money");
        RefundResult result = carryOut();

        assertThat(result.outcome()).isEqualTo(Outcome.REPAIR);
        assertThat(suspense()).isEqualTo(1234);
        assertThat(world.count("alarm where kind = 'refund_repair_needed' and subject = '" + refund + "'"))
                .isOne();

        channel.onRefund = request -> new OperationOutcome.Done("R1");
        world.bean(RefundRepairs.class)
                .apply(
                        result.repairId(),
                        () -> new RefundVerdict(RefundDecision.RETRY, "li", "the account was topped up", null));
        assertThat(carryOut().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(suspense()).isZero();
    }

    @Test
    void isClearedWhenItWasPaidElsewhere() {
        channel.onRefund = request -> new OperationOutcome.Declined("source_closed", "card closed");
        RefundResult result = carryOut();

        world.bean(RefundRepairs.class).apply(result.repairId(), () -> ELSEWHERE);

        assertThat(suspense()).isZero();
    }

    private RefundResult carryOut() {
        Operations operations = world.bean(Operations.class);
        operations.submit(world.text("select operation_id from refund"), 22);
        return world.bean(RefundResults.class).record(refund, 21);
    }

    private long suspense() {
        return world.jdbc()
                .sql("select coalesce(sum(credit_minor - debit_minor), 0) from journal_line where account = 'suspense'")
                .query(Long.class)
                .single();
    }
}
