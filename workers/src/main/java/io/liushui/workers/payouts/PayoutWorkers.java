package io.liushui.workers.payouts;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.liushui.core.payouts.PayoutJobs;
import io.liushui.core.payouts.PayoutResults;
import io.liushui.core.payouts.PayoutReview;
import io.liushui.core.payouts.PayoutVerdict;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Validate, assess, hold, escalate, route, record. */
@Workers
public class PayoutWorkers {
    private final Steps steps;
    private final PayoutJobs jobs;
    private final PayoutResults results;

    PayoutWorkers(Steps steps, PayoutJobs jobs, PayoutResults results) {
        this.steps = steps;
        this.jobs = jobs;
        this.results = results;
    }

    @JobWorker(
            type = "payout.validate",
            fetchVariables = {"payoutId", "traceId"})
    public Map<String, Object> validate(@Variable String payoutId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> switch (jobs.validate(payoutId, job.getProcessInstanceKey())) {
            case PayoutJobs.Validation.Valid _ -> Variables.of("validation", "ok");
            case PayoutJobs.Validation.Rejected(String reasonCode) ->
                Variables.of("validation", "rejected", "reasonCode", reasonCode);
            case PayoutJobs.Validation.Fenced _ ->
                throw CamundaError.bpmnError("Err_Fenced", "another instance drives payout " + payoutId);
        });
    }

    @JobWorker(
            type = "payout.assess",
            fetchVariables = {"payoutId", "traceId"})
    public Map<String, Object> assess(@Variable String payoutId, @Variable String traceId, ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of("payoutSignals", jobs.assess(payoutId).toMap()));
    }

    @JobWorker(
            type = "payout.hold",
            fetchVariables = {"payoutId", "payoutRisk", "traceId"})
    public Map<String, Object> hold(
            @Variable String payoutId,
            @Variable Map<String, Object> payoutRisk,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            PayoutReview review = jobs.hold(payoutId, verdict(payoutRisk, job));
            return Variables.of(
                    "payoutKind",
                    review.kind().code(),
                    "payoutWallet",
                    review.walletId(),
                    "payeeName",
                    review.payeeName());
        });
    }

    @JobWorker(
            type = "payout.escalate",
            fetchVariables = {"payoutId", "traceId"})
    public Map<String, Object> escalate(@Variable String payoutId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            jobs.escalate(payoutId);
            return Map.of();
        });
    }

    @JobWorker(
            type = "payout.record-review",
            fetchVariables = {"payoutId", "reviewDecision", "reviewedBy", "reviewReason", "traceId"})
    public Map<String, Object> recordReview(
            @Variable String payoutId,
            @Variable String reviewDecision,
            @Variable String reviewedBy,
            @Variable String reviewReason,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of(
                        "reviewApproved", jobs.reviewed(payoutId, reviewDecision, reviewedBy, reviewReason)));
    }

    @JobWorker(
            type = "payout.route",
            fetchVariables = {"payoutId", "payoutRisk", "traceId"})
    public Map<String, Object> route(
            @Variable String payoutId,
            @Variable Map<String, Object> payoutRisk,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> switch (jobs.route(payoutId, verdict(payoutRisk, job))) {
            case PayoutJobs.Route.Found(String operationId, String channelId) -> found(operationId, channelId);
            case PayoutJobs.Route.PositionLow _ -> Variables.of("payoutRoute", "position_low");
            case PayoutJobs.Route.None(String reasonCode) ->
                Variables.of("payoutRoute", "none", "reasonCode", reasonCode);
        });
    }

    @JobWorker(
            type = "payout.record",
            fetchVariables = {"payoutId", "reasonCode", "payoutRisk", "traceId"})
    public Map<String, Object> record(
            @Variable String payoutId,
            @Variable String reasonCode,
            @Variable Map<String, Object> payoutRisk,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of(
                        "payoutState",
                        results.record(payoutId, reasonCode, verdict(payoutRisk, job))
                                .code()));
    }

    private static Map<String, Object> found(String operationId, String channelId) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("payoutRoute", "found");
        variables.put("operationId", operationId);
        variables.put("channelId", channelId);
        variables.put("reasonCode", null);
        return variables;
    }

    /** Null when nothing was decided. The process definition's key names the deployment, and so the version of the table. */
    private static PayoutVerdict verdict(Map<String, Object> risk, ActivatedJob job) {
        return risk == null
                ? null
                : new PayoutVerdict(
                        (String) risk.get("decision"),
                        (String) risk.get("reason"),
                        Long.toString(job.getProcessDefinitionKey()));
    }
}
