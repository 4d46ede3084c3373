package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application is killed (kill -9) in each step of a refund. */
class RefundKilledFaultTests {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final EngineLink LINK =
            new EngineLink(SYSTEM.installation().ports().engine());

    private static final Duration CHANNEL_JOB = Duration.ofSeconds(5);
    private static final String[] IMPATIENT = {
        "liushui.workers.timeout=4s",
        "liushui.workers.channel-timeout=" + CHANNEL_JOB,
        "liushui.channels.sandbox.settings.readTimeoutMillis=90000",
        "liushui.channels.sandbox.settings.callTimeoutMillis=90000"
    };

    private final Refunding refunds = new Refunding(SYSTEM);
    private final long amount = SYSTEM.amount();
    private String payment;

    @BeforeAll
    static void putTheLinkBetweenApplicationAndEngine() {
        SYSTEM.restartThrough(LINK, IMPATIENT);
    }

    @AfterAll
    static void takeItAway() throws IOException {
        SYSTEM.restart();
        LINK.close();
    }

    @BeforeEach
    void aPaymentSucceeds() {
        payment = refunds.paid(amount);
    }

    @AfterEach
    void theOracleHolds() {
        LINK.mend();
        SYSTEM.assertAllIsWell();
    }

    @Test
    void afterTheAcceptanceBeforeItsMessageLeft() {
        LINK.cut();
        String refund = refunds.accepted(payment);
        assertThat(SYSTEM.books.count("outbox where message = 'Msg_RefundDue' and message_id = ?", refund))
                .isOne();

        killAndStartAgain();

        succeedsOnce(refund);
        assertThat(refunds.asked(payment)).containsExactly("refund");
    }

    @Test
    void duringTheCallThatTheChannelCarriesOut() {
        SYSTEM.bank.misbehave("execute-then-time-out", "refund", amount, ",\"times\":1,\"hold_millis\":20000");
        String refund = refunds.accepted(payment);
        refunds.awaitSent(refund);

        killAndStartAgain();

        succeedsOnce(refund);
        assertThat(refunds.asked(payment)).filteredOn("refund"::equals).hasSize(1);
        assertThat(refunds.asked(payment)).contains("refund-query");
    }

    @Test
    void duringTheCallThatTheChannelNeverGets() {
        SYSTEM.bank.misbehave("not-execute-then-time-out", "refund", amount, ",\"times\":1,\"hold_millis\":20000");
        String refund = refunds.accepted(payment);
        refunds.awaitSent(refund);

        killAndStartAgain();

        succeedsOnce(refund);
        assertThat(refunds.asked(payment)).filteredOn("refund"::equals).hasSize(2);
    }

    @Test
    void betweenTheOutcomesCommitAndTheJobsCompletion() {
        Loss loss = LINK.loseRequestsFrom("\"operationOutcome\":\"done\"");
        String refund = refunds.accepted(payment);
        loss.awaitBegun();
        assertThat(SYSTEM.books.text("select state from channel_operation where subject = ?", refund))
                .isEqualTo("done");

        killAndStartAgain();

        succeedsOnce(refund);
        assertThat(refunds.asked(payment)).containsExactly("refund");
    }

    @Test
    void betweenTheRecordsCommitAndItsCompletion() {
        Loss loss = LINK.loseRequestsFrom("\"refundResult\":\"succeeded\"");
        String refund = refunds.accepted(payment);
        loss.awaitBegun();
        assertThat(SYSTEM.books.text("select state from refund where id = ?", refund))
                .isEqualTo("succeeded");
        long instance = Long.parseLong(SYSTEM.books.text("select driver_instance from refund where id = ?", refund));
        assertThat(SYSTEM.engine.isActive(instance)).isTrue();

        killAndStartAgain();

        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !SYSTEM.engine.isActive(instance));
        succeedsOnce(refund);
    }

    /** Not killed, but given up: the engine hands the job to another run while the first still waits. */
    @Test
    void besideASecondRunOfTheJob() {
        SYSTEM.bank.misbehave("execute-then-time-out", "refund", amount, ",\"times\":1,\"hold_millis\":20000");
        String refund = refunds.accepted(payment);

        succeedsOnce(refund);
        assertThat(refunds.asked(payment)).filteredOn("refund"::equals).hasSize(1);
    }

    private void succeedsOnce(String refund) {
        refunds.awaitState(refund, "succeeded");
        assertThat(SYSTEM.state(payment)).isEqualTo("refunded");
        refunds.assertOnce(refund);
    }

    private static void killAndStartAgain() {
        SYSTEM.parts().application().kill();
        LINK.mend();
        SYSTEM.up();
    }
}
