package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Payments of 50,000.00 and more wait for a person (risk.dmn), debits under an agreement too; nobody's money is taken before. */
class ReviewIntegrationTests extends AmongStaff {
    private static final String REVIEW = "Task_ReviewPayment";

    private static StaffedDebits debits;
    private static String agreement;

    @BeforeAll
    static void start() {
        debits = new StaffedDebits(system);
        agreement = debits.agreement();
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
    void takesNothingWhenAPersonRejects() throws Exception {
        String payment = system.pay("sandbox_card", 5_000_002);
        long task = system.task(payment, REVIEW);

        system.complete(
                task,
                "mei",
                Map.of("reviewDecision", "reject", "reviewedBy", "mei", "reviewReason", "the shop is not known"));

        system.awaitState(payment, "failed review_rejected");
        assertThat(system.command("reviews")).containsPattern(payment + "  reject by mei  \\S+  the shop is not known");
        assertNothingWasTaken(payment, 5_000_002);
        assertThat(system.metrics("liushui_payments_final_total{"))
                .anyMatch(line -> line.contains("outcome=\"failed\",reason=\"review_rejected\"")
                        && line.contains("channel=\"none\"")
                        && line.endsWith(" 1.0"));
    }

    /** The payer is not there: nobody can be asked for a code. */
    @Test
    void debitsAnAgreementOnceAPersonHasApproved() {
        String debit = debits.debit(agreement, 5_000_011);
        long task = system.task(debit, REVIEW);
        assertThat(system.state(debit)).isEqualTo("processing");
        assertThat(debits.claim(debit)).isEqualTo("reserved");
        assertNothingWasTaken(debit, 5_000_011);

        system.complete(
                task,
                "mei",
                Map.of("reviewDecision", "approve", "reviewedBy", "mei", "reviewReason", "rent of the shop"));

        system.awaitState(debit, "succeeded");
        assertThat(system.text(
                        "select review_decision || ' by ' || reviewed_by || ': ' || review_reason from risk_assessment where payment_id = ?",
                        debit))
                .isEqualTo("approve by mei: rent of the shop");
        assertThat(system.text(
                        "select count(*)::text from event where subject = ? and type = 'payment.review_approved'",
                        debit))
                .isEqualTo("1");
        assertThatThrownBy(() -> system.complete(task, "mei", Map.of("reviewDecision", "reject")))
                .as("the engine's API knows the task no more")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(404));
        assertThat(debits.claim(debit)).isEqualTo("used");
        assertThat(system.charges()).contains("\"amount\":5000011");
        assertThat(system.text(
                        "select decision || ' ' || reason || ', payer there: ' || (signals ->> 'interactive') from risk_assessment where payment_id = ?",
                        debit))
                .isEqualTo("review very_high_amount, payer there: false");
    }

    @Test
    void escalatesAndTakesNothingWhenNobodyDecidesInTime() {
        String card = system.pay("sandbox_card", 5_000_003);
        String debit = debits.debit(agreement, 5_000_012);
        List<Long> tasks = List.of(system.task(card, REVIEW), system.task(debit, REVIEW));
        try {
            system.pinClock(Instant.now().plus(Duration.ofHours(2)).plusSeconds(60));
            await("operators are told")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> alarms(card).equals("1") && alarms(debit).equals("1"));

            system.pinClock(Instant.now().plus(Duration.ofHours(4)).minusSeconds(60));
            await("still held a minute before the time is up")
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> system.state(card).equals("processing")
                            && system.state(debit).equals("processing"));

            system.pinClock(Instant.now().plus(Duration.ofHours(4)).plusSeconds(60));

            system.awaitState(card, "failed review_expired");
            system.awaitState(debit, "failed review_expired");
        } finally {
            system.goBackToToday();
        }
        assertNothingWasTaken(card, 5_000_003);
        assertNothingWasTaken(debit, 5_000_012);
        assertThat(debits.claim(debit)).isEqualTo("released");
        await("the tasks are gone")
                .atMost(Duration.ofSeconds(10))
                .until(() -> tasks.stream()
                        .allMatch(task -> system.journal.history(task).getLast().equals("CANCELED")));
    }

    private static String alarms(String payment) {
        return system.text("select count(*)::text from alarm where kind = 'review_waiting' and subject = ?", payment);
    }

    private static void assertNothingWasTaken(String payment, long amountMinor) {
        assertThat(system.text("select count(*)::text from payment_attempt where payment_id = ?", payment))
                .isEqualTo("0");
        assertThat(system.text("select count(*)::text from journal_entry where reference = ?", "captured:" + payment))
                .isEqualTo("0");
        assertThat(system.charges()).doesNotContain("\"amount\":" + amountMinor);
    }
}
