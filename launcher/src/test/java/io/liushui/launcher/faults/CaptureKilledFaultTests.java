package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application dies in each step of a capture, of its void, and of the release of the rest: each happens once, whatever died. */
class CaptureKilledFaultTests {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final EngineLink LINK =
            new EngineLink(SYSTEM.installation().ports().engine());
    private static final HoldSteps STEPS = new HoldSteps(SYSTEM);

    private final long amount = SYSTEM.amount();
    private final long part = SYSTEM.amount() / 3;

    @BeforeAll
    static void putTheLinkBetweenApplicationAndEngine() {
        SYSTEM.restartThrough(LINK);
    }

    @AfterAll
    static void takeItAway() throws IOException {
        SYSTEM.restart();
        LINK.close();
    }

    @AfterEach
    void theOracleHolds() {
        LINK.mend();
        STEPS.assertAllIsWell();
    }

    @Test
    void capturesWhatWasAcceptedBeforeItsMessageLeft() {
        String authorization = STEPS.held(amount);
        LINK.cut();
        String capture = STEPS.capture(authorization, part);

        killAndStartAgain();

        STEPS.awaitCapture(capture, "succeeded");
        STEPS.assertOnce("capture", authorization, "capture:" + capture);
    }

    @Test
    void capturesOnceWhenItDiesAfterTheCommandWasTaken() {
        String authorization = STEPS.held(amount);
        Loss loss = LINK.loseRequestsFrom("\"nextCommand\":\"capture\"");
        String capture = STEPS.capture(authorization, part);
        loss.awaitBegun();
        STEPS.operation("capture", capture, "created");

        killAndStartAgain();

        STEPS.awaitCapture(capture, "succeeded");
        STEPS.assertOnce("capture", authorization, "capture:" + capture);
    }

    @Test
    void capturesOnceWhenItDiesDuringTheCall() {
        String authorization = STEPS.held(amount);
        SYSTEM.bank.misbehave("execute-then-time-out", "capture", part, ",\"times\":1,\"hold_millis\":20000");
        String capture = STEPS.capture(authorization, part);
        STEPS.operation("capture", capture, "sent");

        killAndStartAgain();

        STEPS.awaitCapture(capture, "succeeded");
        STEPS.assertOnce("capture", authorization, "capture:" + capture);
    }

    @Test
    void sendsAgainUnderTheSameNumberWhatTheChannelNeverGot() {
        String authorization = STEPS.held(amount);
        SYSTEM.bank.misbehave("not-execute-then-time-out", "capture", part, ",\"times\":1,\"hold_millis\":20000");
        String capture = STEPS.capture(authorization, part);
        String number = STEPS.operation("capture", capture, "sent");

        killAndStartAgain();

        STEPS.awaitCapture(capture, "succeeded");
        assertThat(STEPS.requests("capture", authorization)).hasSize(2);
        assertThat(STEPS.operation("capture", capture, "done")).isEqualTo(number);
        STEPS.assertBooked("capture:" + capture);
    }

    @Test
    void capturesOnceWhenItDiesBeforeItTellsTheOutcome() {
        String authorization = STEPS.held(amount);
        Loss loss = LINK.loseRequestsFrom("\"operationOutcome\":\"done\"");
        String capture = STEPS.capture(authorization, part);
        loss.awaitBegun();
        STEPS.operation("capture", capture, "done");
        assertThat(SYSTEM.books.text("select state from capture where id = ?", capture))
                .isEqualTo("pending");

        killAndStartAgain();

        STEPS.awaitCapture(capture, "succeeded");
        STEPS.assertOnce("capture", authorization, "capture:" + capture);
    }

    @Test
    void goesOnWhenItDiesAsSoonAsTheOutcomeIsRecorded() {
        String authorization = STEPS.held(amount);
        String capture = STEPS.capture(authorization, part);
        STEPS.awaitCapture(capture, "succeeded");

        killAndStartAgain();

        STEPS.release(authorization);
        STEPS.awaitAuthorization(authorization, "captured");
        STEPS.assertBooked("capture:" + capture);
        STEPS.assertBooked("released:" + STEPS.releaseCommand(authorization));
    }

    @Test
    void voidsACaptureOnceWhenItDiesDuringTheCall() {
        String authorization = STEPS.held(amount);
        String capture = STEPS.capture(authorization, part);
        STEPS.awaitCapture(capture, "succeeded");
        SYSTEM.bank.misbehave("execute-then-time-out", "capture-void", part, ",\"times\":1,\"hold_millis\":20000");
        STEPS.voidCapture(capture);
        STEPS.operation("capture_void", capture, "sent");

        killAndStartAgain();

        STEPS.awaitCapture(capture, "voided");
        STEPS.awaitAuthorization(authorization, "authorized");
        String number = STEPS.operation("capture", capture, "done");
        assertThat(STEPS.requestsAbout(number, "capture-void")).hasSize(1);
    }

    @Test
    void releasesTheRestOnceWhenEverythingDiesDuringTheCall() {
        String authorization = STEPS.held(amount);
        SYSTEM.bank.misbehave("execute-then-time-out", "auth-void", amount, ",\"times\":1,\"hold_millis\":20000");
        STEPS.release(authorization);
        String command = STEPS.releaseCommand(authorization);
        STEPS.operation("authorization_void", command, "sent");

        SYSTEM.killEverythingAtOnce();
        SYSTEM.up();

        STEPS.awaitAuthorization(authorization, "voided");
        STEPS.assertOnce("auth-void", authorization, "released:" + command);
    }

    @Test
    void holdsOnceWhenItDiesDuringTheAuthorization() {
        SYSTEM.bank.misbehave("execute-then-time-out", "authorize", amount, ",\"times\":1,\"hold_millis\":20000");
        String order = RunningSystem.order("sandbox_card", amount);
        String id = (String) Json.readObject(
                        SYSTEM.merchant.post("/v1/authorizations", order).body())
                .get("id");
        SYSTEM.books.sentOrder(id);

        killAndStartAgain();

        STEPS.awaitAuthorization(id, "authorized");
        STEPS.assertOnce("authorize", id, "held:" + id);
    }

    private static void killAndStartAgain() {
        SYSTEM.parts().application().kill();
        LINK.mend();
        SYSTEM.up();
    }
}
