package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** The application dies in each step of a hold, of a capture, of its void, and of the release of the rest: each happens once, whatever died. */
class CaptureKilledFaultTests {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final EngineLink LINK =
            new EngineLink(SYSTEM.installation().ports().engine());
    private static final HoldSteps STEPS = new HoldSteps(SYSTEM);
    private static final long REST = 20_000;

    /** @param part an amount of its own, less than what is held */
    private record Hold(String id, long part) {
        static Hold next() {
            long part = SYSTEM.amount();
            return new Hold(STEPS.held(part + REST), part);
        }

        String capture() {
            return STEPS.capture(id, part);
        }

        void assertCapturedOnce(String capture) {
            STEPS.awaitCapture(capture, "succeeded");
            STEPS.assertOnce("capture", id, "capture:" + capture);
        }
    }

    @BeforeAll
    static void putTheLinkBetweenApplicationAndEngine() {
        SYSTEM.restartThrough(LINK, RunningSystem.TO_BE_KILLED);
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

    @TestFactory
    Stream<DynamicTest> happensOnceWhenTheApplicationDies() {
        List<Hold> holds = IntStream.range(0, 7).mapToObj(hold -> Hold.next()).toList();
        String voiding = holds.getFirst().capture();
        STEPS.awaitCapture(voiding, "succeeded");
        List<UnderWay> all = List.of(
                voidDuringTheCall(voiding, holds.get(0)),
                captureDuringTheCall(holds.get(1)),
                captureThatTheChannelNeverGot(holds.get(2)),
                holdDuringTheCall(),
                captureAsSoonAsItIsRecorded(holds.get(3)),
                captureBeforeItsOutcomeIsTold(holds.get(4)),
                captureAfterItsCommandWasTaken(holds.get(5)),
                captureBeforeItsMessageLeft(holds.get(6)));
        all.forEach(one -> one.there().run());

        SYSTEM.parts().application().kill();
        LINK.mend();
        SYSTEM.up();

        return all.stream().map(UnderWay::test);
    }

    @Test
    void releasesTheRestOnceWhenEverythingDiesDuringTheCall() {
        long amount = SYSTEM.amount();
        String authorization = STEPS.held(amount);
        SYSTEM.bank.answerLate("auth-void", amount, 20_000);
        STEPS.release(authorization);
        String command = STEPS.releaseCommand(authorization);
        STEPS.operation("authorization_void", command, "sent");

        SYSTEM.killEverythingAtOnce();
        SYSTEM.up();

        STEPS.awaitAuthorization(authorization, "voided");
        STEPS.assertOnce("auth-void", authorization, "released:" + command);
    }

    private static UnderWay voidDuringTheCall(String capture, Hold hold) {
        SYSTEM.bank.answerLate("capture-void", hold.part(), 60_000);
        STEPS.voidCapture(capture);
        return sent("a void during the call", "capture_void", capture, () -> {
            STEPS.awaitCapture(capture, "voided");
            STEPS.awaitAuthorization(hold.id(), "authorized");
            String number = STEPS.operation("capture", capture, "done");
            assertThat(STEPS.requestsAbout(number, "capture-void")).hasSize(1);
        });
    }

    private static UnderWay captureDuringTheCall(Hold hold) {
        SYSTEM.bank.answerLate("capture", hold.part(), 60_000);
        String capture = hold.capture();
        return sent("a capture during the call", "capture", capture, () -> hold.assertCapturedOnce(capture));
    }

    private static UnderWay captureThatTheChannelNeverGot(Hold hold) {
        SYSTEM.bank.loseRequest("capture", hold.part(), 60_000);
        String capture = hold.capture();
        String number = STEPS.operation("capture", capture, "sent");
        return sent("a capture that the channel never got", "capture", capture, () -> {
            STEPS.awaitCapture(capture, "succeeded");
            assertThat(STEPS.requests("capture", hold.id())).hasSize(2);
            assertThat(STEPS.operation("capture", capture, "done")).isEqualTo(number);
            STEPS.assertBooked("capture:" + capture);
        });
    }

    private static UnderWay holdDuringTheCall() {
        long amount = SYSTEM.amount();
        SYSTEM.bank.answerLate("authorize", amount, 60_000);
        String order = RunningSystem.order("sandbox_card", amount);
        String id = (String) Json.readObject(
                        SYSTEM.merchant.post("/v1/authorizations", order).body())
                .get("id");
        SYSTEM.books.sentOrder(id);
        return new UnderWay(
                "a hold during the call",
                () -> assertThat(SYSTEM.books.text("select state from payment_attempt where payment_id = ?", id))
                        .isEqualTo("sent"),
                () -> {
                    STEPS.awaitAuthorization(id, "authorized");
                    STEPS.assertOnce("authorize", id, "held:" + id);
                });
    }

    /** Its operation is over, its process waits for the next command. */
    private static UnderWay captureAsSoonAsItIsRecorded(Hold hold) {
        String capture = hold.capture();
        STEPS.awaitCapture(capture, "succeeded");
        return new UnderWay(
                "a capture as soon as it is recorded", () -> STEPS.awaitCapture(capture, "succeeded"), () -> {
                    STEPS.release(hold.id());
                    STEPS.awaitAuthorization(hold.id(), "captured");
                    STEPS.assertBooked("capture:" + capture);
                    STEPS.assertBooked("released:" + STEPS.releaseCommand(hold.id()));
                });
    }

    /** The bank answers when the engine can be told nothing any more. */
    private static UnderWay captureBeforeItsOutcomeIsTold(Hold hold) {
        SYSTEM.bank.answerLate("capture", hold.part(), 15_000);
        String capture = hold.capture();
        STEPS.operation("capture", capture, "sent");
        return new UnderWay(
                "a capture before its outcome is told",
                () -> {
                    STEPS.operation("capture", capture, "done");
                    assertThat(SYSTEM.books.text("select state from capture where id = ?", capture))
                            .isEqualTo("pending");
                },
                () -> hold.assertCapturedOnce(capture));
    }

    /** From here on the engine hears nothing. */
    private static UnderWay captureAfterItsCommandWasTaken(Hold hold) {
        Loss loss = LINK.loseRequestsFrom("\"nextCommand\":\"capture\"");
        String capture = hold.capture();
        loss.awaitBegun();
        return new UnderWay(
                "a capture after its command was taken",
                () -> STEPS.operation("capture", capture, "created"),
                () -> hold.assertCapturedOnce(capture));
    }

    private static UnderWay captureBeforeItsMessageLeft(Hold hold) {
        LINK.cut();
        String capture = hold.capture();
        return new UnderWay(
                "a capture before its message left",
                () -> assertThat(SYSTEM.books.count("channel_operation where subject = ?", capture))
                        .isZero(),
                () -> hold.assertCapturedOnce(capture));
    }

    /** An operation whose call lasts until the application is killed. */
    private static UnderWay sent(String name, String kind, String subject, Executable survives) {
        STEPS.operation(kind, subject, "sent");
        return new UnderWay(
                name,
                () -> assertThat(SYSTEM.books.text(
                                "select state from channel_operation where kind = ? and subject = ?", kind, subject))
                        .isEqualTo("sent"),
                survives);
    }
}
