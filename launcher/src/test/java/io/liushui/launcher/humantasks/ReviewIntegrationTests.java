package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments of 50,000.00 and more wait for a person (risk.dmn); nobody's money is taken before. */
@Tag("own-system")
class ReviewIntegrationTests {
    private static final String REVIEW = "Task_ReviewPayment";

    private static StaffedSystem system;

    @BeforeAll
    static void start(@TempDir Path home) {
        system = StaffedSystem.start(home);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @AfterEach
    void theOracleHolds() {
        system.assertTheOracleHolds();
    }

    @Test
    void takesTheMoneyOnceAPersonHasApproved() {
        String payment = system.pay("sandbox_card", 5_000_001);
        long task = system.task(payment, REVIEW);
        assertNothingWasTaken(payment, 5_000_001);

        system.complete(task, "mei", Map.of("reviewDecision", "approve"));

        system.awaitState(payment, "succeeded");
        assertThat(system.text("select count(*)::text from payment_attempt where payment_id = ?", payment))
                .isEqualTo("1");
        assertThat(system.charges()).contains("\"amount\":5000001");
        assertThat(system.text("select decision || ' ' || reason from risk_assessment where payment_id = ?", payment))
                .isEqualTo("review very_high_amount");
        assertThat(system.metrics("liushui_payments_final_total{"))
                .anyMatch(line -> line.contains("channel=\"sandbox\"")
                        && line.contains("method=\"sandbox_card\"")
                        && line.contains("outcome=\"succeeded\"")
                        && line.endsWith(" 1.0"));
    }

    @Test
    void takesNothingWhenAPersonRejects() {
        String payment = system.pay("sandbox_card", 5_000_002);
        long task = system.task(payment, REVIEW);

        system.complete(task, "mei", Map.of("reviewDecision", "reject"));

        system.awaitState(payment, "failed review_rejected");
        assertNothingWasTaken(payment, 5_000_002);
        assertThat(system.metrics("liushui_payments_final_total{"))
                .anyMatch(line -> line.contains("outcome=\"failed\",reason=\"review_rejected\"")
                        && line.contains("channel=\"none\"")
                        && line.endsWith(" 1.0"));
    }

    @Test
    void takesNothingWhenNobodyDecidesInTime() {
        String payment = system.pay("sandbox_card", 5_000_003);
        long task = system.task(payment, REVIEW);
        try {
            pinClock(Instant.now().plus(Duration.ofHours(4)).minusSeconds(60));
            await("still held a minute before the time is up")
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> system.state(payment).equals("processing"));

            pinClock(Instant.now().plus(Duration.ofHours(4)).plusSeconds(60));

            system.awaitState(payment, "failed review_expired");
        } finally {
            system.engine.newResetClockCommand().send().join();
        }
        assertNothingWasTaken(payment, 5_000_003);
        await("the task is gone")
                .atMost(Duration.ofSeconds(10))
                .until(() -> system.journal.history(task).getLast().equals("CANCELED"));
    }

    private static void pinClock(Instant time) {
        system.engine.newPinClockCommand().time(time).send().join();
    }

    private static void assertNothingWasTaken(String payment, long amountMinor) {
        assertThat(system.text("select count(*)::text from payment_attempt where payment_id = ?", payment))
                .isEqualTo("0");
        assertThat(system.text("select count(*)::text from journal_entry where reference = ?", "captured:" + payment))
                .isEqualTo("0");
        assertThat(system.charges()).doesNotContain("\"amount\":" + amountMinor);
    }
}
