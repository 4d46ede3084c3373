package io.liushui.workers.repairs;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.repair.Repairs;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.util.Map;

/** Opens and closes repair cases. */
@Workers
public class RepairWorkers {
    private static final String NO_ANSWER = "the channel gave no final answer in the whole schedule";

    private final Steps steps;
    private final Repairs repairs;

    RepairWorkers(Steps steps, Repairs repairs) {
        this.steps = steps;
        this.repairs = repairs;
    }

    /** Without {@code failure} the process itself came to the dead end, at the end of a schedule. */
    @JobWorker(
            type = "repair.open",
            fetchVariables = {"paymentId", "failedStep", "failure", "traceId"})
    public Map<String, Object> open(
            @Variable String paymentId,
            @Variable String failedStep,
            @Variable String failure,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of(
                        "repairCaseId",
                        repairs.open(
                                paymentId,
                                failedStep == null ? "unknown" : failedStep,
                                failure == null ? NO_ANSWER : failure)));
    }

    /** Fails while nothing is decided, so that a task completed without a decision leaves the case open and the payment where it is. */
    @JobWorker(
            type = "repair.close",
            fetchVariables = {"repairCaseId", "repairDecision", "repairDecidedBy", "repairReason", "traceId"})
    public Map<String, Object> close(
            @Variable String repairCaseId,
            @Variable String repairDecision,
            @Variable String repairDecidedBy,
            @Variable String repairReason,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of(
                        "repairDecision",
                        repairs.close(repairCaseId, repairDecision, repairDecidedBy, repairReason)
                                .code()));
    }
}
