package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Payouts of 50,000.00 and more wait for a person (payout.dmn); the money is frozen, and nothing is sent before. */
class PayoutReviewIntegrationTests extends AmongStaff {
    private static final String REVIEW = "Task_ReviewPayout";
    private static final long FUNDS = 4_900_000;

    private static StaffedPayouts payouts;

    @BeforeAll
    static void start() {
        payouts = new StaffedPayouts(system);
        for (int i = 0; i < 5; i++) {
            system.awaitState(system.pay("sandbox_card", FUNDS), "succeeded");
        }
    }

    @Test
    void paysOnceAPersonHasApproved() {
        String payout = payouts.payOut(5_000_001);
        long task = payouts.task(payout, REVIEW);
        assertThat(payouts.state(payout)).isEqualTo("in_review");
        assertNothingWasSent(payout);

        system.complete(task, "mei", form("approve", "mei"));

        payouts.awaitState(payout, "succeeded");
        assertThat(system.text(
                        "select decision || ' ' || reason || ': ' || review_decision || ' by ' || reviewed_by from payout_assessment where payout_id = ?",
                        payout))
                .isEqualTo("review high_amount: approve by mei");
        assertThat(system.sandbox("GET", "/control/payouts?channel=sandbox&after=0"))
                .contains("\"amount\":5000001");
    }

    @Test
    void givesTheMoneyBackWhenAPersonRejects() {
        String payout = payouts.payOut(5_000_002);

        system.complete(payouts.task(payout, REVIEW), "mei", form("reject", "mei"));

        payouts.awaitState(payout, "failed review_rejected");
        assertNothingWasSent(payout);
    }

    @Test
    void escalatesAndGivesUpWhenNobodyDecides() {
        String payout = payouts.payOut(5_000_003);
        long task = payouts.task(payout, REVIEW);
        try {
            pinClock(Instant.now().plus(Duration.ofHours(4)).plusSeconds(60));
            await("an alarm")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> system.text(
                                    "select count(*)::text from alarm where kind = 'payout_review_overdue' and subject = ?",
                                    payout)
                            .equals("1"));
            assertThat(payouts.state(payout)).isEqualTo("in_review");

            pinClock(Instant.now().plus(Duration.ofHours(24)).plusSeconds(60));
            payouts.awaitState(payout, "failed review_expired");
        } finally {
            system.engine.newResetClockCommand().send().join();
        }
        assertNothingWasSent(payout);
        await("the task is gone")
                .atMost(Duration.ofSeconds(10))
                .until(() -> system.journal.history(task).getLast().equals("CANCELED"));
    }

    @Test
    void endsTheTaskWhenTheMerchantCancels() {
        String payout = payouts.payOut(5_000_004);
        long task = payouts.task(payout, REVIEW);

        payouts.cancel(payout);

        assertThat(payouts.state(payout)).isEqualTo("cancelled");
        await("the task is gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> system.journal.history(task).getLast().equals("CANCELED"));
        assertNothingWasSent(payout);
    }

    /** What payout-review.form maps out. */
    private static Map<String, Object> form(String decision, String person) {
        return Map.of("reviewDecision", decision, "reviewedBy", person, "reviewReason", "the supplier is known");
    }

    private static void pinClock(Instant time) {
        system.engine.newPinClockCommand().time(time).send().join();
    }

    private static void assertNothingWasSent(String payout) {
        assertThat(system.text("select count(*)::text from channel_operation where subject = ?", payout))
                .isEqualTo("0");
    }
}
