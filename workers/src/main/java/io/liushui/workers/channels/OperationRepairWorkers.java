package io.liushui.workers.channels;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationDecision;
import io.liushui.core.operations.OperationRepairs;
import io.liushui.core.operations.OperationVerdict;
import io.liushui.core.operations.Operations;
import io.liushui.core.operations.RepairProgress;
import io.liushui.core.operations.SettlementJudgement;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.util.Map;

/** Asks people about operations whose outcome stays unknown, and does what they decided. */
@Workers
public class OperationRepairWorkers {
    private static final String UNNAMED = "task list";

    private final Steps steps;
    private final Operations operations;
    private final OperationRepairs repairs;

    OperationRepairWorkers(Steps steps, Operations operations, OperationRepairs repairs) {
        this.steps = steps;
        this.operations = operations;
        this.repairs = repairs;
    }

    @JobWorker(
            type = "operation.open-repair",
            fetchVariables = {"operationId", "traceId"})
    public Map<String, Object> open(@Variable String operationId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            String repairId = repairs.open(operationId);
            ChannelOperation operation = operations.get(operationId);
            Map<String, Object> variables = Variables.of(
                    "operationRepairId",
                    repairId,
                    "operationKind",
                    operation.kind().code());
            variables.put("operationSubject", operation.subject());
            variables.put("operationChannel", operation.channelId());
            variables.put("operationNumber", operation.number());
            return variables;
        });
    }

    /** Fails while nothing is decided, so that a task completed without a decision leaves the case open and the operation where it is. */
    @JobWorker(
            type = "operation.repair",
            fetchVariables = {
                "operationRepairId",
                "operationDecision",
                "operationDecidedBy",
                "operationDecisionReason",
                "operationReference",
                "traceId"
            })
    public Map<String, Object> repair(
            @Variable String operationRepairId,
            @Variable String operationDecision,
            @Variable String operationDecidedBy,
            @Variable String operationDecisionReason,
            @Variable String operationReference,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            RepairProgress progress = repairs.apply(operationRepairId, () -> {
                OperationDecision decision = OperationDecision.of(operationDecision);
                return new OperationVerdict(
                        decision,
                        operationDecidedBy == null && !decision.settles() ? UNNAMED : operationDecidedBy,
                        operationDecisionReason,
                        operationReference);
            });
            OperationVerdict settlement = progress.settlement();
            Map<String, Object> variables = outcome(progress);
            variables.put(
                    "operationDecision",
                    settlement == null ? null : settlement.decision().code());
            variables.put("operationDecidedBy", settlement == null ? null : settlement.by());
            variables.put("operationReference", settlement == null ? null : settlement.reference());
            return variables;
        });
    }

    /** Fails while nobody has judged, as {@link #repair} does. */
    @JobWorker(
            type = "operation.settle",
            fetchVariables = {"operationRepairId", "settlementJudgement", "settlementJudgedBy", "traceId"})
    public Map<String, Object> settle(
            @Variable String operationRepairId,
            @Variable String settlementJudgement,
            @Variable String settlementJudgedBy,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> outcome(repairs.settle(
                        operationRepairId,
                        () -> new SettlementJudgement.Given(
                                SettlementJudgement.of(settlementJudgement), settlementJudgedBy))));
    }

    private static Map<String, Object> outcome(RepairProgress progress) {
        return Variables.of(
                "operationRepair",
                progress.next().code(),
                "operationOutcome",
                progress.answer().outcome().code());
    }
}
