package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.json.Json;
import io.liushui.core.operations.OperationAnswer;
import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.refunds.CaptureRefunds.Result;
import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundDocument;
import io.liushui.core.refunds.RefundFenced;
import io.liushui.core.refunds.RefundRepairs;
import io.liushui.core.refunds.RefundResult;
import io.liushui.core.refunds.RefundResults;
import io.liushui.core.refunds.RefundVerdict;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Of a hundred held seventy were captured; from there on the capture is paid back, or voided, and never both. */
class CaptureRefundsIntegrationTests {
    private static final long ANOTHER_INSTANCE = 12;

    private static HoldJourney journey;

    private String auth;
    private String capture;
    private long before;

    @BeforeAll
    static void start() {
        journey = new HoldJourney("spring.datasource.hikari.maximum-pool-size=30");
    }

    @BeforeEach
    void captured() {
        before = total();
        auth = journey.held(100_00);
        capture = ((CommandResult.OfCapture) journey.capture(auth, 70_00L, false))
                .capture()
                .id();
        journey.drain(auth);
    }

    @AfterEach
    void theOracleHolds() {
        journey.bank.declines = false;
        journey.bank.attach(journey.alpha);
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofDays(400)))
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        journey.close();
    }

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

    private String accepted(Long amountMinor) {
        return ((Result.Accepted) journey.refund(capture, amountMinor)).refund().id();
    }

    private static Balances balances() {
        return journey.world
                .bean(MerchantBalances.class)
                .of(journey.merchantId)
                .getOrDefault("CNY", new Balances(0, 0, 0));
    }

    /** What the merchant is owed, in fen. */
    private static long total() {
        return balances().totalMinor();
    }

    private static List<String> events(String subject) {
        return journey.world
                .jdbc()
                .sql("select type from event where subject = ? order by seq")
                .param(subject)
                .query(String.class)
                .list();
    }
}
