package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
class PayoutProcessTests {
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey payout;

    @BeforeEach
    void goesWell() {
        payout = new Journey(engine, client)
                .when("payout.validate", with("validation", "ok"))
                .when("payout.assess", with("payoutSignals", signals(1_000, false)))
                .when("payout.hold", with("payoutKind", "withdrawal", "payoutWallet", "wal_1", "payeeName", "王**"))
                .when("payout.escalate", with())
                .when("payout.record-review", with("reviewApproved", true))
                .when(
                        "payout.route",
                        with("payoutRoute", "found", "operationId", "op_1", "channelId", "sandbox", "reasonCode", null))
                .when("operation.submit", with("operationOutcome", "done"))
                .when("operation.query", with("operationOutcome", "pending"))
                .when("payout.record", with("payoutState", "succeeded"));
    }

    @Test
    void paysWhatNothingSpeaksAgainst() {
        accepted().until("Event_PayoutPaid").untilEnd();

        assertThat(payout.jobs())
                .containsExactly(
                        "payout.validate", "payout.assess", "payout.route", "operation.submit", "payout.record");
        assertThat(payout.last("payout.route").getVariablesAsMap())
                .containsEntry("payoutId", "po_1")
                .containsEntry("payoutRisk", Map.of("decision", "pass", "reason", "no_rule"));
        assertThat(payout.last("operation.submit").getVariablesAsMap())
                .containsEntry("operationId", "op_1")
                .containsEntry("traceId", "trace-1");
    }

    @Test
    void asksUntilAnUnknownOutcomeIsKnownAndSendsNothingElse() {
        payout.when("operation.submit", with("operationOutcome", "unknown"))
                .when(
                        "operation.query",
                        with("operationOutcome", "unknown"),
                        with("operationOutcome", "pending"),
                        with("operationOutcome", "done"));
        accepted();
        for (int time = 1; time <= 3; time++) {
            payout.passWait("Event_OperationQueryDue", time);
        }
        payout.until("Event_PayoutPaid").untilEnd();

        assertThat(payout.trace.waits("Event_OperationQueryDue").stream()
                        .map(wait -> Math.round(wait.toMillis() / 1000.0))
                        .toList())
                .isEqualTo(List.of(5L, 30L, 120L));
        assertThat(payout.jobs()).containsOnlyOnce("operation.submit").containsOnlyOnce("payout.route");
    }

    @Test
    void isToldByTheChannelBeforeItAsks() {
        payout.when("operation.submit", with("operationOutcome", "pending"));
        accepted().until("Gateway_AwaitOperationResult");
        payout.tell("Msg_OperationResult", "op_1", Map.of("operationOutcome", "done"))
                .until("Event_PayoutPaid")
                .untilEnd();

        assertThat(payout.jobs()).doesNotContain("operation.query");
    }

    @Test
    void recordsWhatTheChannelDeclines() {
        payout.when("operation.submit", with("operationOutcome", "declined"))
                .when("payout.record", with("payoutState", "failed"));
        accepted().until("Event_PayoutNotPaid").untilEnd();

        assertThat(payout.jobs()).endsWith("operation.submit", "payout.record");
    }

    @Test
    void sendsNothingThatIsNotValid() {
        payout.when("payout.validate", with("validation", "rejected", "reasonCode", "merchant_suspended"))
                .when("payout.record", with("payoutState", "failed"));
        accepted().until("Event_PayoutNotPaid").untilEnd();

        assertThat(payout.jobs()).containsExactly("payout.validate", "payout.record");
        assertThat(payout.last("payout.record").getVariablesAsMap()).containsEntry("reasonCode", "merchant_suspended");
    }

    @Test
    void sendsNothingThatTheTableBlocks() {
        payout.when("payout.assess", with("payoutSignals", signals(100_000_000, false)))
                .when("payout.record", with("payoutState", "failed"));
        accepted().until("Event_PayoutNotPaid").untilEnd();

        assertThat(payout.jobs()).containsExactly("payout.validate", "payout.assess", "payout.record");
        assertThat(payout.last("payout.record").getVariablesAsMap())
                .containsEntry("reasonCode", "payout_blocked")
                .containsEntry("payoutRisk", Map.of("decision", "block", "reason", "above_limit"));
    }

    @Test
    void leavesAPayoutToItsDriver() {
        payout.when("payout.validate", new Answer.BpmnError("Err_Fenced", Map.of()));
        accepted().until("Event_PayoutNotOurs").untilEnd();

        assertThat(payout.jobs()).containsExactly("payout.validate");
    }

    @Test
    void looksAtThePositionsAgainUntilOneIsHighEnough() {
        Answer low = with("payoutRoute", "position_low");
        payout.when(
                "payout.route",
                low,
                low,
                low,
                low,
                low,
                low,
                with("payoutRoute", "found", "operationId", "op_1", "channelId", "sandbox"));
        accepted();
        for (int time = 1; time <= 6; time++) {
            payout.passWait("Event_PositionDue", time);
        }
        payout.until("Event_PayoutPaid").untilEnd();

        assertThat(payout.trace.waits("Event_PositionDue").stream()
                        .map(wait -> Math.round(wait.toMillis() / 1000.0))
                        .toList())
                .isEqualTo(List.of(30L, 120L, 600L, 1800L, 1800L, 1800L));
    }

    @Test
    void failsWhenNoChannelPaysItAnyMore() {
        payout.when("payout.route", with("payoutRoute", "none", "reasonCode", "no_route"))
                .when("payout.record", with("payoutState", "failed"));
        accepted().until("Event_PayoutNotPaid").untilEnd();

        assertThat(payout.last("payout.record").getVariablesAsMap()).containsEntry("reasonCode", "no_route");
    }

    @Test
    void endsWithoutATraceWhenItIsCancelledWhileItWaits() {
        payout.when("payout.route", with("payoutRoute", "position_low"));
        accepted().until("Event_PositionDue");
        payout.tell("Msg_PayoutCancelled", "po_1", Map.of())
                .until("Event_NothingSent")
                .untilEnd();

        assertThat(payout.jobs()).doesNotContain("operation.submit", "payout.record");
    }

    @Test
    void holdsWhatAPersonHasToSeeEscalatesAndGivesUp() {
        payout.when("payout.assess", with("payoutSignals", signals(5_000_000, false)))
                .when("payout.record", with("payoutState", "failed"));
        accepted().passWait("Event_ReviewDue", 1).until("Event_ReviewEscalated");
        assertThat(payout.jobs()).containsExactly("payout.validate", "payout.assess", "payout.hold", "payout.escalate");
        assertThat(payout.trace.waits("Event_ReviewDue").getFirst()).isBetween(hours(4).minusSeconds(1), hours(4));

        payout.pass(Duration.ofHours(20)).until("Event_PayoutNotPaid").untilEnd();

        assertThat(payout.trace.waits("Event_ReviewExpired").getFirst())
                .isBetween(hours(24).minusSeconds(1), hours(24));
        assertThat(payout.jobs()).doesNotContain("payout.route", "operation.submit");
        assertThat(payout.last("payout.record").getVariablesAsMap()).containsEntry("reasonCode", "review_expired");
    }

    @Test
    void endsAReviewThatItsMerchantCancels() {
        payout.when("payout.assess", with("payoutSignals", signals(1_000_000, true)));
        accepted().until("Task_ReviewPayout");
        payout.tell("Msg_PayoutCancelled", "po_1", Map.of())
                .until("Event_NothingSent")
                .untilEnd();

        assertThat(payout.jobs()).containsExactly("payout.validate", "payout.assess", "payout.hold");
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    static Map<String, Object> signals(long amountMinor, boolean newPayee) {
        Map<String, Object> signals = new HashMap<>();
        signals.put("amountMinor", amountMinor);
        signals.put("currency", "CNY");
        signals.put("newPayee", newPayee);
        signals.put("payeePayoutsDay", 0);
        signals.put("merchantPayoutsDay", 0);
        signals.put("merchantAmountDayMinor", 0);
        return signals;
    }

    private Journey accepted() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("payoutId", "po_1");
        variables.put("merchantId", "mer_1");
        variables.put("amountMinor", 1_000);
        variables.put("currency", "CNY");
        variables.put("traceId", "trace-1");
        return payout.start("Msg_PayoutAccepted", "po_1", variables);
    }
}
