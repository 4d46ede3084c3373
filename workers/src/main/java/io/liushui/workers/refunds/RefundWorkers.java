package io.liushui.workers.refunds;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundFenced;
import io.liushui.core.refunds.RefundRepairs;
import io.liushui.core.refunds.RefundResult;
import io.liushui.core.refunds.RefundResults;
import io.liushui.core.refunds.RefundVerdict;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.util.Map;

/** Records refunds, and does what was decided of those that need repair. */
@Workers
public class RefundWorkers {
    private static final String UNNAMED = "task list";

    private final Steps steps;
    private final RefundResults results;
    private final RefundRepairs repairs;

    RefundWorkers(Steps steps, RefundResults results, RefundRepairs repairs) {
        this.steps = steps;
        this.results = results;
        this.repairs = repairs;
    }

    @JobWorker(
            type = "refund.record",
            fetchVariables = {"refundId", "traceId"})
    public Map<String, Object> record(@Variable String refundId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            try {
                RefundResult result = results.record(refundId, job.getProcessInstanceKey());
                Map<String, Object> variables = outcome(result);
                variables.put("refundRepairId", result.repairId());
                variables.put("reasonCode", result.reasonCode());
                variables.put("refundHeld", result.held());
                return variables;
            } catch (RefundFenced driven) {
                throw CamundaError.bpmnError("Err_Fenced", driven.getMessage());
            }
        });
    }

    /** Fails while nothing is decided, so that a task completed without a decision leaves the case open and the refund where it is. */
    @JobWorker(
            type = "refund.repair",
            fetchVariables = {
                "refundRepairId",
                "refundDecision",
                "refundDecidedBy",
                "refundDecisionReason",
                "refundReference",
                "traceId"
            })
    public Map<String, Object> repair(
            @Variable String refundRepairId,
            @Variable String refundDecision,
            @Variable String refundDecidedBy,
            @Variable String refundDecisionReason,
            @Variable String refundReference,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> outcome(repairs.apply(
                        refundRepairId,
                        () -> new RefundVerdict(
                                RefundDecision.of(refundDecision),
                                refundDecidedBy == null ? UNNAMED : refundDecidedBy,
                                refundDecisionReason,
                                refundReference))));
    }

    private static Map<String, Object> outcome(RefundResult result) {
        return Variables.of("refundResult", result.outcome().code(), "operationId", result.operationId());
    }
}
