package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
class RefundProcessTests {
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey refund;

    @BeforeEach
    void goesWell() {
        refund = new Journey(engine, client)
                .when("operation.submit", with("operationOutcome", "done"))
                .when("operation.query", with("operationOutcome", "pending"))
                .when("refund.record", with("refundResult", "succeeded", "operationId", "op_1"));
    }

    @Test
    void recordsWhatTheChannelSaidAtOnce() {
        due().until("Event_RefundFinal").untilEnd();

        assertThat(refund.jobs()).containsExactly("operation.submit", "refund.record");
        assertThat(refund.last("operation.submit").getVariablesAsMap())
                .containsEntry("operationId", "op_1")
                .containsEntry("traceId", "trace");
        assertThat(refund.last("refund.record").getVariablesAsMap()).containsEntry("refundId", "ref_1");
    }

    @Test
    void recordsARefundThatIsDeclined() {
        refund.when("operation.submit", with("operationOutcome", "declined"))
                .when("refund.record", with("refundResult", "failed", "operationId", "op_1"));
        due().until("Event_RefundFinal").untilEnd();
    }

    @Test
    void asksOnItsOwnScheduleUntilTheOutcomeIsKnown() {
        Answer pending = with("operationOutcome", "pending");
        refund.when("operation.submit", with("operationOutcome", "unknown"))
                .when(
                        "operation.query",
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        with("operationOutcome", "done"));
        due();
        IntStream.rangeClosed(1, 7).forEach(time -> refund.passWait("Event_OperationQueryDue", time));
        refund.until("Event_RefundFinal").untilEnd();

        assertThat(refund.trace.waits("Event_OperationQueryDue").stream()
                        .map(wait -> Math.round(wait.toMillis() / 1000.0))
                        .toList())
                .isEqualTo(List.of(5L, 30L, 120L, 600L, 3600L, 21600L, 21600L));
        assertThat(refund.jobs()).containsOnlyOnce("operation.submit");
    }

    @Test
    void refundsWhatCouldNotBeVoidedAnyMore() {
        refund.when("operation.submit", with("operationOutcome", "declined"), with("operationOutcome", "done"))
                .when(
                        "refund.record",
                        with("refundResult", "open", "operationId", "op_2"),
                        with("refundResult", "succeeded", "operationId", "op_2"));
        due().until("Event_RefundFinal").untilEnd();

        assertThat(refund.jobs())
                .containsExactly("operation.submit", "refund.record", "operation.submit", "refund.record");
        assertThat(refund.last("operation.submit").getVariablesAsMap()).containsEntry("operationId", "op_2");
    }

    @Test
    void leavesARefundToTheInstanceThatDrivesIt() {
        refund.when("refund.record", new Answer.BpmnError("Err_Fenced", Map.of()));
        due().until("Event_RefundLeft").untilEnd();
    }

    @Test
    void endsWithWhatAPersonDecided() {
        sourceClosed();
        refund.when("refund.repair", with("refundResult", "failed", "operationId", "op_1"))
                .tell("Msg_RefundRepairDecided", "rfr_1", Map.of("refundDecision", "give_up"))
                .until("Event_RefundRepaired")
                .untilEnd();

        assertThat(refund.last("refund.repair").getVariablesAsMap())
                .containsEntry("refundRepairId", "rfr_1")
                .containsEntry("refundDecision", "give_up");
    }

    @Test
    void sendsAgainUnderANewNumberWhenAPersonDecidesSoAndTakesNoDecisionOfTheCaseBefore() {
        sourceClosed();
        refund.when("refund.repair", with("refundResult", "open", "operationId", "op_2"))
                .when(
                        "refund.record",
                        with(
                                "refundResult",
                                "repair",
                                "operationId",
                                "op_2",
                                "refundRepairId",
                                "rfr_2",
                                "reasonCode",
                                "source_closed"))
                .tell("Msg_RefundRepairDecided", "rfr_1", Map.of("refundDecision", "retry"))
                .until("Task_RepairRefund", 2);

        assertThat(refund.last("operation.submit").getVariablesAsMap()).containsEntry("operationId", "op_2");
        assertThat(refund.trace.variable("refundDecision")).isEqualTo("null");
        assertThat(refund.trace.variable("refundDecidedBy")).isEqualTo("null");
    }

    private void sourceClosed() {
        refund.when("operation.submit", with("operationOutcome", "declined"))
                .when(
                        "refund.record",
                        with(
                                "refundResult",
                                "repair",
                                "operationId",
                                "op_1",
                                "refundRepairId",
                                "rfr_1",
                                "reasonCode",
                                "source_closed"));
        due().until("Task_RepairRefund");
    }

    private Journey due() {
        return refund.start(
                "Msg_RefundDue",
                "ref_1",
                Map.of("refundId", "ref_1", "paymentId", "pay_1", "operationId", "op_1", "traceId", "trace"));
    }
}
