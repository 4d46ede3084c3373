package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.operations.OperationAnswer;
import io.liushui.core.operations.Operations;
import io.liushui.core.refunds.CaptureRefunds.Result;
import io.liushui.core.refunds.RefundFenced;
import io.liushui.core.refunds.RefundResult;
import io.liushui.core.refunds.RefundResults;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Refunds of a capture when many ask at once, when the process dies, and against the database itself. */
class CaptureRefundsUnderPressureIntegrationTests extends CapturedAmount {
    private static final long ANOTHER_INSTANCE = 12;

    @Test
    void manyAtOnceTakeNoMoreThanWasCaptured() {
        List<CompletableFuture<Result>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> journey.refund(capture, 10_00L)))
                .toList();
        List<String> refunds = new ArrayList<>();
        all.forEach(each -> {
            if (each.join() instanceof Result.Accepted(var refund)) {
                refunds.add(refund.id());
            }
        });

        assertThat(refunds).hasSize(7);
        assertThat(refunds).allMatch(refund -> journey.refunded(refund) == RefundResult.Outcome.SUCCEEDED);
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void ofAVoidAndARefundAtOnceOneIsAccepted() {
        CompletableFuture<Result> refund = CompletableFuture.supplyAsync(() -> journey.refund(capture, 70_00L));
        CompletableFuture<CommandResult> voiding = CompletableFuture.supplyAsync(() -> journey.voidCapture(capture));

        assertThat(refund.join() instanceof Result.Accepted)
                .isNotEqualTo(voiding.join() instanceof CommandResult.OfCapture);
        journey.drain(auth);
        if (refund.join() instanceof Result.Accepted(var accepted)) {
            journey.refunded(accepted.id());
        }
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void isAskedForWhenItsOutcomeWasLostWithTheProcess() {
        List<RefundRequest> seen = new CopyOnWriteArrayList<>();
        Function<RefundRequest, OperationOutcome> bank = journey.alpha.onRefund;
        journey.alpha.onRefund = request -> {
            seen.add(request);
            throw new StackOverflowError("killed after " + bank.apply(request));
        };
        String refund = accepted(30_00L);
        assertThatThrownBy(() -> journey.refundStep(refund)).isInstanceOf(StackOverflowError.class);

        assertThat(journey.refunded(refund)).isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(journey.recordRefund(refund)).as("the job twice").isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(seen).hasSize(1);
        assertThat(journey.account(auth).refunded).isEqualTo(30_00);
    }

    @Test
    void fencesASecondInstance() {
        String refund = accepted(30_00L);
        assertThat(journey.recordRefund(refund)).isEqualTo(RefundResult.Outcome.OPEN);

        assertThatThrownBy(() -> journey.world.bean(RefundResults.class).record(refund, ANOTHER_INSTANCE))
                .isInstanceOf(RefundFenced.class);
        assertThat(journey.refunded(refund)).isEqualTo(RefundResult.Outcome.SUCCEEDED);
    }

    @Test
    void staysReservedWhileNobodyKnows() {
        journey.alpha.onRefund = request -> new OperationOutcome.Unknown("read timeout");
        String refund = accepted(70_00L);

        assertThat(journey.world
                        .bean(Operations.class)
                        .submit(journey.refundOf(refund).operationId(), HoldJourney.INSTANCE)
                        .outcome())
                .isEqualTo(OperationAnswer.Outcome.UNKNOWN);
        assertThat(journey.recordRefund(refund)).isEqualTo(RefundResult.Outcome.OPEN);
        assertThat(journey.refund(capture, 1L)).isInstanceOf(Result.NotRefundable.class);

        journey.bank.attach(journey.alpha);
        assertThat(journey.refunded(refund))
                .as("sent again under its number")
                .isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(journey.world.count("channel_operation where subject = '" + refund + "'"))
                .isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesWhatMustNotBe() {
        assertThatThrownBy(() -> update("refunding_minor = 7001")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> update("refunded_minor = 1")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> update("refunding_minor = 1, state = 'voiding'"))
                .isInstanceOf(DataIntegrityViolationException.class);
        String refund = accepted(1L);
        assertThatThrownBy(() -> journey.world
                        .jdbc()
                        .sql("update refund set capture_id = null where id = ?")
                        .param(refund)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        journey.refunded(refund);
    }

    private void update(String change) {
        journey.world
                .jdbc()
                .sql("update capture set " + change + " where id = ?")
                .param(capture)
                .update();
    }
}
