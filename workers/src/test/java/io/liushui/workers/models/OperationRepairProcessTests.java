package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations whose outcome stays unknown for the whole schedule. */
@ZeebeProcessTest
class OperationRepairProcessTests {
    private static final Map<String, Object> VARIABLES =
            Map.of("operationId", "op_1", "traceId", "trace", "querySchedule", List.of("PT5S", "PT1M"));

    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey operation;

    @BeforeEach
    void staysUnknown() {
        operation = new Journey(engine, client)
                .when("operation.submit", with("operationOutcome", "unknown"))
                .when("operation.query", with("operationOutcome", "unknown"))
                .when("operation.open-repair", with("operationRepairId", "opr_1"));
    }

    @Test
    void asksPeopleAtTheEndOfTheScheduleAndAtOnceAgainWhenASecondQuestionHelpsNobody() {
        askPeople();
        decided("query", "unknown").until("Task_RepairOperation", 2);
        assertThat(operation.trace.variable("operationDecision")).isEqualTo("null");

        operation.when("operation.query", with("operationOutcome", "done"));
        decided("query", "unknown").until("Event_OperationFound").untilEnd();
        assertThat(operation.jobs()).containsOnlyOnce("operation.submit");
        assertThat(Collections.frequency(operation.jobs(), "operation.query")).isEqualTo(4);
    }

    @Test
    void sendsTheSameOperationAgainAndAsksForItOnItsScheduleFromTheBeginning() {
        askPeople();
        decided("resend", "not_executed").passWait("Event_OperationQueryDue", 3);
        assertThat(operation.trace.waits("Event_OperationQueryDue").getLast()).isLessThan(Duration.ofSeconds(6));

        operation.when("operation.query", with("operationOutcome", "done"));
        operation.until("Event_OperationFound").untilEnd();
        assertThat(Collections.frequency(operation.jobs(), "operation.submit")).isEqualTo(2);
        assertThat(operation.last("operation.submit").getVariablesAsMap()).containsEntry("operationId", "op_1");
    }

    @Test
    void settlesOnceASecondPersonHasConfirmedAndDecidesAnewWhenRefused() {
        askPeople();
        settlementAsked();
        judged("refuse", "reopen", "unknown").until("Task_RepairOperation", 2);
        assertThat(operation.trace.variable("operationReference")).isEqualTo("null");

        settlementAsked();
        judged("confirm", "over", "done")
                .until("Event_OperationSettled")
                .until("Event_OperationRepaired")
                .untilEnd();
        assertThat(operation.trace.variable("operationOutcome")).isEqualTo("\"done\"");
        assertThat(operation.last("operation.settle").getVariablesAsMap())
                .containsEntry("operationRepairId", "opr_1")
                .containsEntry("settlementJudgement", "confirm");
    }

    @Test
    void letsNobodyDecideWhatTheChannelToldAfterAll() {
        askPeople();
        operation
                .tell("Msg_OperationResult", "op_1", Map.of("operationOutcome", "declined"))
                .until("Event_OperationOvertaken")
                .untilEnd();
        assertThat(operation.trace.variable("operationOutcome")).isEqualTo("\"declined\"");
        assertThat(operation.jobs()).doesNotContain("operation.repair");
    }

    @Test
    void asksPeopleAboutWhatNeverArrivesHoweverOftenItIsSent() {
        operation.when("operation.query", with("operationOutcome", "not_executed"));
        askPeople();
        assertThat(Collections.frequency(operation.jobs(), "operation.submit")).isEqualTo(2);
    }

    private void askPeople() {
        operation.create("channel-operation", VARIABLES);
        operation.passWait("Event_OperationQueryDue", 1).passWait("Event_OperationQueryDue", 2);
        operation.until("Task_RepairOperation");
    }

    private Journey decided(String repair, String outcome) {
        return operation
                .when("operation.repair", decision(repair, outcome, null, null))
                .tell("Msg_OperationRepairDecided", "opr_1", Map.of("operationDecision", repair));
    }

    /** What the job always answers. */
    private static Answer decision(String repair, String outcome, String settlement, String reference) {
        return with(
                "operationRepair",
                repair,
                "operationOutcome",
                outcome,
                "operationDecision",
                settlement,
                "operationDecidedBy",
                settlement == null ? null : "mei",
                "operationReference",
                reference);
    }

    private void settlementAsked() {
        operation
                .when("operation.repair", decision("confirm", "unknown", "settle_done", "BANK-1"))
                .tell("Msg_OperationRepairDecided", "opr_1", Map.of("operationDecision", "settle_done"))
                .until("Task_ConfirmSettlement");
        assertThat(operation.trace.variable("operationReference")).isEqualTo("\"BANK-1\"");
    }

    private Journey judged(String judgement, String repair, String outcome) {
        return operation
                .when("operation.settle", with("operationRepair", repair, "operationOutcome", outcome))
                .tell("Msg_SettlementJudged", "opr_1", Map.of("settlementJudgement", judgement));
    }
}
