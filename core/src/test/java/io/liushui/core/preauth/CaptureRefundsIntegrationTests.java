package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.core.operations.Operations;
import io.liushui.core.refunds.CaptureRefunds.Result;
import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundDocument;
import io.liushui.core.refunds.RefundRepairs;
import io.liushui.core.refunds.RefundResult;
import io.liushui.core.refunds.RefundResults;
import io.liushui.core.refunds.RefundVerdict;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How captures are paid back, in parts, with the help of people, or not at all. */
class CaptureRefundsIntegrationTests extends CapturedAmount {
    @Test
    void isPaidBackInPartsUntilNothingIsLeft() {
        String first = accepted(30_00L);
        assertThat(balances().frozenMinor()).isEqualTo(30_00);
        assertThat(journey.captureOf(capture).remainingMinor()).isEqualTo(40_00);
        assertThat(journey.refunded(first)).isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(journey.refund(capture, 40_01L)).isEqualTo(new Result.ExceedsRemaining(40_00));
        assertThat(journey.refunded(accepted(null))).isEqualTo(RefundResult.Outcome.SUCCEEDED);

        assertThat(journey.refund(capture, 1L)).isInstanceOf(Result.NotRefundable.class);
        assertThat(total()).isEqualTo(before);
        assertThat(journey.captureOf(capture).refundedMinor()).isEqualTo(70_00);
        assertThat(journey.account(auth).refunded).isEqualTo(70_00);
        assertThat(journey.state(auth)).as("what is held has no part in it").isEqualTo("partially_captured");
        assertThat(events(capture))
                .containsExactly("capture.succeeded", "capture.partially_refunded", "capture.refunded");
        assertThat(events(first)).containsExactly("refund.succeeded");
        assertThat(Json.readObject(RefundDocument.json(journey.refundOf(first))))
                .containsEntry("capture_id", capture)
                .containsEntry("payment_id", null)
                .containsEntry("state", "succeeded");
        assertThat(Json.readObject(CaptureDocument.json(journey.captureOf(capture))))
                .containsEntry("refunded_amount", 70_00)
                .containsEntry("state", "succeeded");
    }

    @Test
    void isEitherRefundedOrVoided() {
        String refund = accepted(1L);
        assertThat(journey.voidCapture(capture)).isEqualTo(new CommandResult.Refused(new IllegalMove.Refunded(1)));
        journey.bank.declines = true;
        assertThat(journey.refunded(refund)).isEqualTo(RefundResult.Outcome.FAILED);
        journey.bank.declines = false;

        assertThat(journey.voidCapture(capture)).isInstanceOf(CommandResult.OfCapture.class);
        assertThat(journey.refund(capture, 1L)).isInstanceOf(Result.NotRefundable.class);
        journey.drain(auth);
        assertThat(journey.refund(capture, 1L)).isInstanceOf(Result.NotRefundable.class);
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void isRefundedAfterItsVoidWasDeclined() {
        journey.bank.declines = true;
        journey.voidCapture(capture);
        journey.drain(auth);
        journey.bank.declines = false;

        assertThat(journey.refunded(accepted(null))).isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void isRefundedWhenTheAuthorisationIsLongOver() {
        journey.release(auth);
        journey.drain(auth);
        journey.world.clock.advance(Duration.ofDays(40));
        assertThat(journey.next(auth)).isInstanceOf(NextStep.Over.class);

        assertThat(journey.refunded(accepted(70_00L))).isEqualTo(RefundResult.Outcome.SUCCEEDED);
    }

    @Test
    void whatHasNotSucceededIsNotRefunded() {
        String pending = ((CommandResult.OfCapture) journey.capture(auth, 10_00L, false))
                .capture()
                .id();
        assertThat(journey.refund(pending, 1L)).isInstanceOf(Result.NotRefundable.class);
        assertThat(journey.refund("cap_none", 1L)).isEqualTo(new Result.CaptureNotFound());
        journey.drain(auth);
    }

    @Test
    void peopleDecideWhenTheAccountIsClosed() {
        journey.alpha.onRefund = request -> new OperationOutcome.Declined("source_closed", "the card is closed");
        String refund = accepted(30_00L);
        journey.world.bean(Operations.class).submit(journey.refundOf(refund).operationId(), HoldJourney.INSTANCE);
        RefundResult asked = journey.world.bean(RefundResults.class).record(refund, HoldJourney.INSTANCE);
        assertThat(asked.outcome()).isEqualTo(RefundResult.Outcome.REPAIR);
        assertThat(journey.voidCapture(capture)).isInstanceOf(CommandResult.Refused.class);

        RefundResult done = journey.world
                .bean(RefundRepairs.class)
                .apply(
                        asked.repairId(),
                        () -> new RefundVerdict(RefundDecision.PAID_ELSEWHERE, "mei", "bank transfer", "TR-1"));

        assertThat(done.outcome()).isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(journey.captureOf(capture).refundedMinor()).isEqualTo(30_00);
        assertThat(total()).isEqualTo(before + 40_00);
    }

    private List<String> events(String subject) {
        return journey.world
                .jdbc()
                .sql("select type from event where subject = ? order by seq")
                .param(subject)
                .query(String.class)
                .list();
    }
}
