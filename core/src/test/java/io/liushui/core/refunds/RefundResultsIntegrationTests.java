package io.liushui.core.refunds;

import static io.liushui.core.refunds.RefundDesk.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.json.Json;
import io.liushui.core.operations.OperationAnswer;
import io.liushui.core.oracle.ChannelBooks;
import io.liushui.core.oracle.Charge;
import io.liushui.core.refunds.RefundResult.Outcome;
import io.liushui.spi.OperationOutcome;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefundResultsIntegrationTests {
    private final RefundDesk desk = new RefundDesk();
    private final String payment = desk.journey.paid();

    @AfterEach
    void everythingStillHolds() {
        assertThat(desk.violations()).isEmpty();
        desk.close();
    }

    @Test
    void paysBackInPartsUntilAllIsBack() {
        String first = accepted(desk.refund(payment, 200L));
        assertThat(desk.carryOut(first).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(desk.standing(payment)).isEqualTo("partially_refunded 200 of 200");
        assertThat(books(200)).isEmpty();

        desk.carryOut(accepted(desk.refund(payment, null)));

        assertThat(desk.standing(payment)).isEqualTo("refunded 1234 of 1234");
        assertThat(desk.payment(payment).finishedAt()).isEqualTo(desk.world.clock.instant());
        assertThat(desk.balance("merchant_payable")).isZero();
        assertThat(desk.balance("channel_receivable")).isZero();
        assertThat(books(1234)).isEmpty();
        assertThat(books(1233)).isNotEmpty();
        assertThat(desk.world.count("event where type in ('payment.partially_refunded', 'payment.refunded')"))
                .isEqualTo(2);
        assertThat(Json.readObject(desk.world.text(
                        "select data from event where subject = ? and type = 'refund.succeeded'", first)))
                .containsEntry("payment_id", payment)
                .containsEntry("kind", "refund")
                .containsEntry("origin", "merchant")
                .containsEntry("amount", 200)
                .containsEntry("state", "succeeded")
                .containsEntry("settled_by", "channel");
        assertThat(desk.world.count("notification where subject = '" + first + "'"))
                .isOne();
    }

    @Test
    void whatTheChannelTakesOffThePhoneBillMayBePaidAgainThisMonth() {
        String onTheBill = desk.journey.paidByPhone("+8613800138000");
        assertThat(countedOfThePhone()).isEqualTo(1234);

        String refund = accepted(desk.refund(onTheBill, 200L));
        assertThat(countedOfThePhone()).as("accepted only").isEqualTo(1234);
        desk.carryOut(refund);
        assertThat(countedOfThePhone()).isEqualTo(1034);

        desk.record(refund);
        assertThat(countedOfThePhone()).as("recorded twice").isEqualTo(1034);
        desk.carryOut(accepted(desk.refund(onTheBill, null)));
        assertThat(countedOfThePhone()).isZero();
    }

    private long countedOfThePhone() {
        return desk.world
                .jdbc()
                .sql("select used_minor from monthly_cap_counter")
                .query(Long.class)
                .single();
    }

    @Test
    void tellsTheChannelItsOrderAndOurNumber() {
        desk.channel.onRefund = request -> {
            assertThat(request.refundNo()).isEqualTo(desk.world.text("select number from channel_operation"));
            assertThat(request.order().orderNo())
                    .isEqualTo(desk.world.text("select channel_order_no from payment_attempt"));
            assertThat(request.order().channelRef()).isEqualTo("C1");
            assertThat(request.order().amountMinor()).isEqualTo(1234);
            assertThat(request.amountMinor()).isEqualTo(200);
            assertThat(request.reason()).isEqualTo("too salty");
            assertThat(request.submittedAt()).isNotNull();
            return new OperationOutcome.Done("R1");
        };

        assertThat(desk.carryOut(accepted(desk.refund(payment, 200L))).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void undoesTheWholePayment() {
        String refund = accepted(desk.voidPayment(payment));
        desk.channel.onVoid = request -> {
            assertThat(request.voidNo()).isEqualTo(desk.operation(refund).number());
            assertThat(request.order().amountMinor()).isEqualTo(1234);
            return new OperationOutcome.Done("V1");
        };

        assertThat(desk.carryOut(refund).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(desk.standing(payment)).isEqualTo("voided 1234 of 1234");
        assertThat(desk.balance("merchant_payable")).isZero();
        assertThat(books(1234)).isEmpty();
    }

    @Test
    void refundsInsteadWhenTheChannelSaysThatItsDayIsOver() {
        String refund = accepted(desk.voidPayment(payment));
        desk.channel.onVoid = request -> new OperationOutcome.Declined("day_over", "too late");

        String voidNumber = desk.operation(refund).number();
        desk.submit(refund);
        assertThat(desk.record(refund).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(desk.record(refund)).as("the job again").isEqualTo(desk.record(refund));
        assertThat(desk.get(refund).kind()).isEqualTo(RefundKind.REFUND);
        assertThat(desk.get(refund).fallbackReason()).isEqualTo(FallbackReason.AFTER_CUTOFF);
        assertThat(desk.operation(refund).number()).isNotEqualTo(voidNumber);

        assertThat(desk.carryOut(refund).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(desk.standing(payment)).isEqualTo("refunded 1234 of 1234");
        assertThat(desk.channel.calls)
                .filteredOn(call -> call.startsWith("refund "))
                .hasSize(1);
    }

    @Test
    void failsAVoidThatTheChannelDeclinesForAnotherReason() {
        desk.channel.onVoid = request -> new OperationOutcome.Declined("balance", "no money");
        String refund = accepted(desk.voidPayment(payment));

        assertThat(desk.carryOut(refund).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 0");
        assertThat(desk.get(refund).state()).isEqualTo(new RefundState.Failed("balance"));
        assertThat(desk.world.count("event where type = 'refund.failed'")).isOne();
        assertThat(desk.world.count("alarm where kind = 'refund_failed'")).isOne();
        assertThat(desk.balance("merchant_payable")).isEqualTo(1234);
    }

    /** Fault 19. */
    @Test
    void neverSendsUnderANewNumberWhatIsUnknown() {
        desk.channel.onRefund = request -> new OperationOutcome.Unknown("read timeout");
        String refund = accepted(desk.refund(payment, 200L));
        String number = desk.operation(refund).number();
        assertThat(desk.submit(refund).outcome()).isEqualTo(OperationAnswer.Outcome.UNKNOWN);
        assertThat(desk.record(refund).outcome())
                .as("whatever a process believes")
                .isEqualTo(Outcome.OPEN);
        assertThat(books(0)).isEmpty();
        assertThat(books(200)).as("the channel knows more than we").isEmpty();

        desk.world.clock.advance(RefundDesk.GRACE);
        assertThat(desk.query(refund).outcome()).isEqualTo(OperationAnswer.Outcome.NOT_EXECUTED);
        desk.submit(refund);
        desk.channel.onQueryRefund = request -> new OperationOutcome.Done("R1");
        assertThat(desk.query(refund).outcome()).isEqualTo(OperationAnswer.Outcome.DONE);
        assertThat(desk.record(refund).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(desk.channel.calls)
                .filteredOn(call -> call.startsWith("refund"))
                .allMatch(call -> call.endsWith(" " + number));
        assertThat(desk.world.count("channel_operation")).isOne();
    }

    /** Killed before or after the record job's commit: the job comes back. */
    @Test
    void recordsOnceHoweverManyJobsDoIt() throws Exception {
        String refund = accepted(desk.refund(payment, 200L));
        desk.submit(refund);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<RefundResult>> jobs = IntStream.range(0, 16)
                    .<Callable<RefundResult>>mapToObj(job -> () -> desk.record(refund))
                    .toList();
            for (Future<RefundResult> job : threads.invokeAll(jobs)) {
                assertThat(job.get().outcome()).isEqualTo(Outcome.SUCCEEDED);
            }
        }

        assertThat(desk.standing(payment)).isEqualTo("partially_refunded 200 of 200");
        assertThat(desk.world.count("journal_entry where reference like 'refunded:%'"))
                .isOne();
        assertThat(desk.world.count("event where type = 'refund.succeeded'")).isOne();
    }

    @Test
    void isDrivenByOneInstance() {
        desk.channel.onRefund = request -> new OperationOutcome.Pending();
        String refund = accepted(desk.refund(payment, 200L));
        desk.submit(refund);
        desk.record(refund);

        RefundResults results = desk.world.bean(RefundResults.class);
        assertThatThrownBy(() -> results.record(refund, RefundDesk.INSTANCE + 9))
                .isInstanceOf(RefundFenced.class);
        desk.channel.onQueryRefund = request -> new OperationOutcome.Done("R1");
        desk.query(refund);
        desk.record(refund);
        assertThat(results.record(refund, RefundDesk.INSTANCE + 9).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void severalRefundsEndInAnyOrder() {
        desk.channel.onRefund = request -> new OperationOutcome.Pending();
        String first = accepted(desk.refund(payment, 1000L));
        String second = accepted(desk.refund(payment, 234L));
        desk.submit(first);
        desk.submit(second);
        desk.channel.onQueryRefund = request -> new OperationOutcome.Done("R1");
        desk.query(second);
        desk.record(second);
        assertThat(desk.standing(payment)).isEqualTo("partially_refunded 234 of 1234");
        desk.channel.onQueryRefund = request -> new OperationOutcome.Declined("balance", "no money");
        desk.query(first);
        desk.record(first);

        assertThat(desk.standing(payment)).isEqualTo("partially_refunded 234 of 234");
    }

    private List<?> books(long refundedMinor) {
        return desk.world
                .bean(ChannelBooks.class)
                .compare(
                        "alpha",
                        List.of(new Charge(
                                        desk.world.text("select channel_order_no from payment_attempt"),
                                        1234,
                                        "CNY",
                                        1,
                                        refundedMinor))
                                .iterator());
    }
}
