package io.liushui.core.refunds;

import static io.liushui.core.refunds.RefundDesk.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.refunds.RefundAcceptance.Result;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class RefundAcceptanceIntegrationTests {
    private final RefundDesk desk = new RefundDesk();
    private final String payment = desk.journey.paid();

    @AfterEach
    void everythingStillHolds() {
        assertThat(desk.violations()).isEmpty();
        desk.close();
    }

    @Test
    void reservesWhatIsOnItsWayBackAndStartsTheProcess() {
        String refund = accepted(desk.refund(payment, "R-1", 200L));

        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 200");
        assertThat(desk.get(refund).merchantRefundNo()).isEqualTo("R-1");
        assertThat(desk.get(refund).metadata()).isEqualTo(Map.of("k", "v"));
        assertThat(desk.world.text(
                        "select variables from outbox where message = 'Msg_RefundDue' and message_id = ?", refund))
                .contains(refund, payment, desk.get(refund).operationId());
    }

    @Test
    void takesPartsUntilNothingIsLeft() {
        accepted(desk.refund(payment, 1000L));
        assertThat(desk.refund(payment, 235L)).isEqualTo(new Result.ExceedsRemaining(234));
        accepted(desk.refund(payment, null));

        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 1234");
        assertThat(desk.refund(payment, 1L)).isEqualTo(new Result.ExceedsRemaining(0));
        assertThat(desk.refund(payment, null)).isEqualTo(new Result.ExceedsRemaining(0));
    }

    /** Fault 18. */
    @Test
    void neverExceedsWhatWasCapturedHoweverManyAskAtOnce() throws Exception {
        List<Callable<Result>> asked = IntStream.range(0, 40)
                .<Callable<Result>>mapToObj(number -> () -> desk.refund(payment, "P-" + number, 100L))
                .toList();
        List<Result> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Result> result : threads.invokeAll(asked)) {
                results.add(result.get());
            }
        }

        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(12);
        assertThat(results).filteredOn(new Result.ExceedsRemaining(34)::equals).hasSize(28);
        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 1200");
    }

    @Test
    void voidAndRefundAtOnceDoNotBothHappen() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 8; round++) {
                String contested = desk.journey.paid();
                List<Future<Result>> both =
                        threads.invokeAll(List.of(() -> desk.voidPayment(contested), () -> desk.refund(contested, 1L)));
                List<Result> results = List.of(both.get(0).get(), both.get(1).get());
                assertThat(results)
                        .filteredOn(Result.Accepted.class::isInstance)
                        .hasSize(1);
            }
        }
    }

    @Test
    void theDatabaseRefusesWhatDoesNotFit() {
        accepted(desk.refund(payment, 1000L));

        for (String change : List.of(
                "refunding_minor = refunding_minor + 235",
                "refunding_minor = -1",
                "refunded_minor = 1001",
                "refunded_minor = 100",
                "state = 'refunded'",
                "state = 'voided'",
                "state = 'failed'")) {
            assertThatThrownBy(() -> desk.world
                            .jdbc()
                            .sql("update payment set " + change)
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void givesBackWhatAFailedRefundHadReserved() {
        desk.channel.onRefund = request -> new OperationOutcome.Declined("balance", "no money");
        String refund = accepted(desk.refund(payment, 1234L));
        desk.carryOut(refund);

        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 0");
        accepted(desk.refund(payment, 1234L));
    }

    @Test
    void takesEachOfTheMerchantsNumbersOnceAtAnyPayment() {
        accepted(desk.refund(payment, "R-1", 1L));

        assertThat(desk.refund(payment, "R-1", 1L)).isInstanceOf(Result.NumberTaken.class);
        assertThat(desk.refund(desk.journey.paid(), "R-1", 1L)).isInstanceOf(Result.NumberTaken.class);
        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 1");
    }

    @Test
    void refundsOnlyWhatSucceededAndIsNotBackAlready() {
        String open = desk.world.payment("processing", null);
        assertThat(desk.world.inTransaction(() -> desk.world
                        .bean(RefundAcceptance.class)
                        .refund(new RequestRefund("app_1", open, "R-1", null, null, Map.of(), "trace"))))
                .isInstanceOf(Result.NotRefundable.class);
        assertThat(desk.refund(open, 1L)).as("of another app").isInstanceOf(Result.PaymentNotFound.class);
        desk.carryOut(accepted(desk.refund(payment, null)));
        assertThat(desk.refund(payment, 1L)).isInstanceOf(Result.NotRefundable.class);
        assertThat(desk.voidPayment(payment)).isInstanceOf(Result.NotVoidable.class);
        desk.world
                .jdbc()
                .sql("update payment set state = 'failed', finished_at = now() where id = ?")
                .param(open)
                .update();
        desk.world
                .jdbc()
                .sql("insert into final_state values (?, null, 'failed', 'x', 'mer_1', 1234, 'CNY', now())")
                .param(open)
                .update();
    }

    @Test
    void voidsWithinTheChannelsDayOnly() {
        Refund voided = desk.get(accepted(desk.voidPayment(payment)));
        assertThat(voided.kind()).isEqualTo(RefundKind.VOID);
        assertThat(voided.fallbackReason()).isNull();
        assertThat(voided.amount()).isEqualTo(desk.payment(payment).amount());

        String another = desk.journey.paid();
        desk.world.clock.advance(Duration.ofHours(7).minusSeconds(1));
        String lastMoment = desk.journey.paid();
        assertThat(desk.get(accepted(desk.voidPayment(lastMoment))).kind()).isEqualTo(RefundKind.VOID);
        desk.world.clock.advance(Duration.ofSeconds(1));
        Refund late = desk.get(accepted(desk.voidPayment(another)));
        assertThat(late.kind()).isEqualTo(RefundKind.REFUND);
        assertThat(late.fallbackReason()).isEqualTo(FallbackReason.AFTER_CUTOFF);
    }

    @Test
    void voidsNothingOfWhichAPartIsOnItsWayBack() {
        accepted(desk.refund(payment, 1L));

        assertThat(desk.voidPayment(payment)).isInstanceOf(Result.NotVoidable.class);
    }

    @Test
    void refundsAtAChannelWithoutVoidAndSaysSo() {
        try (RefundDesk other = new RefundDesk(
                "liushui.channels.alpha.prices[0].rate-ppm=1", "liushui.channels.alpha.settings.without=VOID")) {
            Refund refund = other.get(accepted(other.voidPayment(other.journey.paid())));
            assertThat(refund.kind()).isEqualTo(RefundKind.REFUND);
            assertThat(refund.fallbackReason()).isEqualTo(FallbackReason.VOID_NOT_SUPPORTED);
        }
    }

    @Test
    void refusesAtOnceWhatTheChannelCannotDo() {
        try (RefundDesk other = new RefundDesk(
                "liushui.channels.alpha.prices[0].rate-ppm=1", "liushui.channels.alpha.settings.without=VOID,REFUND")) {
            String paid = other.journey.paid();
            assertThat(other.refund(paid, 1L)).isEqualTo(new Result.NotSupported("alpha"));
            assertThat(other.voidPayment(paid)).isEqualTo(new Result.NotSupported("alpha"));
        }
    }
}
