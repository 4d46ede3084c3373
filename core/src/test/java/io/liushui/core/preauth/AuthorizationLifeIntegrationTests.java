package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.json.Json;
import io.liushui.core.operations.Operations;
import io.liushui.spi.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class AuthorizationLifeIntegrationTests extends HeldAmount {
    @Test
    void booksAndTellsTheHoldOnce() {
        assertThat(journey.state(auth)).isEqualTo("authorized");
        assertThat(events(auth, "authorization.authorized")).isOne();
        assertThat(journey.world.count("event where subject = '" + auth + "' and type like 'payment.%'"))
                .isZero();
        assertThat(Json.readObject(journey.world.text(
                        "select data from event where subject = ? and type = 'authorization.authorized'", auth)))
                .containsEntry("object", "authorization")
                .containsEntry("state", "authorized")
                .containsEntry("held_amount", 10000)
                .containsEntry("capturable_amount", 11500)
                .containsEntry("captured_amount", 0);
        assertThat(booked("held:" + auth)).isEqualTo("authorisation_receivable 10000, authorisation_obligation -10000");
    }

    @Test
    void capturesVoidsCapturesAgainAndReleasesTheRest() {
        String first = captured(40_00L, null);
        assertThat(journey.state(auth)).isEqualTo("partially_captured");
        assertThat(booked("capture:" + first))
                .isEqualTo(
                        "channel_receivable 4000, merchant_payable -4000, authorisation_obligation 4000, authorisation_receivable -4000");

        assertThat(journey.voidCapture(first)).isInstanceOf(CommandResult.OfCapture.class);
        journey.drain(auth);
        assertThat(journey.state(auth)).isEqualTo("authorized");
        assertThat(booked("capture_voided:" + voidOf(first)))
                .isEqualTo(
                        "merchant_payable 4000, channel_receivable -4000, authorisation_receivable 4000, authorisation_obligation -4000");

        captured(70_00L, null);
        assertThat(journey.state(auth)).isEqualTo("partially_captured");

        assertThat(journey.release(auth)).isInstanceOf(CommandResult.OfAuthorization.class);
        assertThat(journey.drain(auth)).isInstanceOf(NextStep.Await.class);
        assertThat(journey.state(auth)).isEqualTo("captured");
        assertThat(events(auth, "authorization.released")).isOne();
        assertThat(journey.row(auth).hold()).isEqualTo(new Hold(100_00, 115_00, 70_00, 0, 30_00));
    }

    @Test
    void aLastCaptureReleasesTheRestAndItsVoidBringsAllBack() {
        String capture = captured(40_00L, true);

        assertThat(journey.state(auth)).isEqualTo("captured");
        assertThat(refusal(journey.capture(auth, 1L, null))).isInstanceOf(IllegalMove.Ended.class);
        assertThat(booked("capture:" + capture)).contains("authorisation_receivable -10000");

        journey.voidCapture(capture);
        journey.drain(auth);
        assertThat(journey.state(auth)).isEqualTo("authorized");
        assertThat(journey.row(auth).hold().capturableMinor()).isEqualTo(115_00);
        captured(null, null);
        assertThat(journey.state(auth)).isEqualTo("captured");
    }

    @Test
    void takesUpToTheAllowanceAndNoMore() {
        assertThat(refusal(journey.capture(auth, 115_01L, null))).isEqualTo(new IllegalMove.TooMuch(115_00));
        journey.capture(auth, 60_00L, null);
        assertThat(refusal(journey.capture(auth, 55_01L, null))).isEqualTo(new IllegalMove.TooMuch(55_00));
        journey.capture(auth, 55_00L, null);
        assertThat(refusal(journey.capture(auth, 1L, null))).isEqualTo(new IllegalMove.TooMuch(0));
        journey.drain(auth);

        assertThat(journey.row(auth).hold().capturedMinor()).isEqualTo(115_00);
        assertThat(journey.state(auth)).isEqualTo("captured");
    }

    @Test
    void voidsBeforeAnythingWasTaken() {
        journey.release(auth);
        assertThat(refusal(journey.release(auth))).isEqualTo(new IllegalMove.Closing());
        assertThat(refusal(journey.capture(auth, 1L, null))).isEqualTo(new IllegalMove.Closing());

        assertThat(journey.drain(auth)).isEqualTo(new NextStep.Over());
        assertThat(journey.state(auth)).isEqualTo("voided");
        assertThat(events(auth, "authorization.voided")).isOne();
        assertThat(refusal(journey.release(auth))).isEqualTo(new IllegalMove.Ended(new HoldState.Voided()));
        assertThat(refusal(journey.capture(auth, 1L, null))).isEqualTo(new IllegalMove.Ended(new HoldState.Voided()));
    }

    @Test
    void carriesCommandsOutInTheirOrderOneAtATime() {
        journey.capture(auth, 30_00L, null);
        journey.capture(auth, 20_00L, null);
        journey.release(auth);

        NextStep.Operate first = (NextStep.Operate) journey.next(auth);
        assertThat(journey.next(auth)).as("the job comes back").isEqualTo(first);
        assertThatThrownBy(() -> journey.world
                        .jdbc()
                        .sql(
                                "update preauth_command set state = 'taken', operation_id = ? where payment_id = ? and state = 'waiting'")
                        .params(first.operationId(), auth)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        journey.drain(auth);

        assertThat(journey.row(auth).hold()).isEqualTo(new Hold(100_00, 115_00, 50_00, 0, 50_00));
        assertThat(journey.alpha.calls.reversed().stream().limit(3).toList().reversed())
                .extracting(call -> call.split(" ")[0])
                .containsExactly("capture", "capture", "authorization-void");
    }

    @Test
    void aReleaseBehindCapturesThatTookAllHasNothingToDo() {
        journey.capture(auth, 100_00L, null);
        journey.release(auth);
        journey.drain(auth);

        assertThat(journey.state(auth)).isEqualTo("captured");
        assertThat(journey.row(auth).closingCommand()).isNull();
        assertThat(journey.world.text(
                        "select string_agg(kind || ' ' || state, ', ' order by seq) from preauth_command where payment_id = ?",
                        auth))
                .isEqualTo("capture done, void done");
    }

    @Test
    void recordsNothingWhileTheOutcomeIsUnknownAndOnceWhenItIsKnown() {
        String capture = ((CommandResult.OfCapture) journey.capture(auth, 40_00L, null))
                .capture()
                .id();
        String operation = ((NextStep.Operate) journey.next(auth)).operationId();
        assertThatThrownBy(() -> journey.record(auth)).isInstanceOf(IllegalStateException.class);

        journey.bank.loseAnswers(1);
        assertThat(journey.world
                        .bean(Operations.class)
                        .submit(operation, HoldJourney.INSTANCE)
                        .outcome()
                        .code())
                .isEqualTo("unknown");
        assertThatThrownBy(() -> journey.record(auth)).isInstanceOf(IllegalStateException.class);
        assertThat(journey.state(auth)).isEqualTo("authorized");

        journey.carryOut(operation);
        journey.record(auth);
        journey.record(auth);
        assertThat(events(capture, "capture.succeeded")).isOne();
        assertThat(journey.account(auth).captures).isOne();
    }

    @Test
    void usesACaptureNumberOnce() {
        CommandResult first = journey.capture(auth, "N-" + auth, 1_00L, null);
        String taken = ((CommandResult.OfCapture) first).capture().id();

        assertThat(journey.capture(auth, "N-" + auth, 1_00L, null)).isEqualTo(new CommandResult.NumberTaken(taken));
        assertThat(journey.row(auth).hold().capturingMinor()).isEqualTo(1_00);
        journey.drain(auth);
    }

    @Test
    void fencesAnotherInstance() {
        journey.capture(auth, 1_00L, null);
        journey.next(auth);

        assertThat(journey.world
                        .bean(AuthorizationLife.class)
                        .next(auth, HoldJourney.INSTANCE + 1, HoldJourney.LEAD, false))
                .isEqualTo(new NextStep.Fenced());
        journey.drain(auth);
    }

    @Test
    void asksTheChannelUnderOurNumbersAndTheOrders() {
        journey.alpha.onCapture = request -> {
            assertThat(request.authorization().channelRef()).startsWith("A-");
            assertThat(request.authorization().amountMinor()).isEqualTo(100_00);
            assertThat(request.amountMinor()).isEqualTo(40_00);
            assertThat(request.last()).isTrue();
            assertThat(request.subject()).isEqualTo("A car for a week");
            assertThat(request.submittedAt()).isNotNull();
            return new OperationOutcome.Declined("only_looking", "no");
        };
        String capture = captured(40_00L, true);

        assertThat(journey.world.text("select reason_code from capture where id = ?", capture))
                .isEqualTo("only_looking");
        journey.bank.attach(journey.alpha);
    }

    private String voidOf(String capture) {
        return journey.world.text(
                "select id from preauth_command where kind = 'capture_void' and capture_id = ?", capture);
    }
}
