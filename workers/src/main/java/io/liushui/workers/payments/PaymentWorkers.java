package io.liushui.workers.payments;

import static io.liushui.workers.engine.RiskVariable.verdict;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.liushui.core.json.Json;
import io.liushui.core.payments.FinalStates;
import io.liushui.core.payments.PaymentJobs;
import io.liushui.core.payments.PaymentState;
import io.liushui.core.payments.Reviews;
import io.liushui.core.payments.Routes;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.util.Locale;
import java.util.Map;

/** Validate, assess risk, escalate and record a review, route, record the result. */
@Workers
public class PaymentWorkers {
    private final Steps steps;
    private final PaymentJobs jobs;
    private final Routes routes;
    private final Reviews reviews;
    private final FinalStates finalStates;

    PaymentWorkers(Steps steps, PaymentJobs jobs, Routes routes, Reviews reviews, FinalStates finalStates) {
        this.steps = steps;
        this.jobs = jobs;
        this.routes = routes;
        this.reviews = reviews;
        this.finalStates = finalStates;
    }

    @JobWorker(
            type = "payment.validate",
            fetchVariables = {"paymentId", "traceId"})
    public Map<String, Object> validate(@Variable String paymentId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> switch (jobs.validate(paymentId, job.getProcessInstanceKey())) {
            case PaymentJobs.Validation.Valid(String method, String proof) ->
                Variables.of("validation", "ok", "method", method, "proof", proof);
            case PaymentJobs.Validation.Rejected(String reasonCode) ->
                Variables.of("validation", "rejected", "reasonCode", reasonCode);
            case PaymentJobs.Validation.Fenced _ ->
                throw CamundaError.bpmnError("Err_Fenced", "another instance drives payment " + paymentId);
        });
    }

    @JobWorker(
            type = "risk.assess",
            fetchVariables = {"paymentId", "traceId"})
    public Map<String, Object> assessRisk(@Variable String paymentId, @Variable String traceId, ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of("riskSignals", Json.readObject(Json.write(jobs.assessRisk(paymentId)))));
    }

    @JobWorker(
            type = "review.escalate",
            fetchVariables = {"paymentId", "traceId"})
    public Map<String, Object> escalateReview(@Variable String paymentId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            reviews.escalate(paymentId);
            return Map.of();
        });
    }

    @JobWorker(
            type = "payment.record-review",
            fetchVariables = {"paymentId", "reviewDecision", "reviewedBy", "reviewReason", "traceId"})
    public Map<String, Object> recordReview(
            @Variable String paymentId,
            @Variable String reviewDecision,
            @Variable String reviewedBy,
            @Variable String reviewReason,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of(
                        "reviewApproved", reviews.decided(paymentId, reviewDecision, reviewedBy, reviewReason)));
    }

    @JobWorker(
            type = "payment.route",
            fetchVariables = {"paymentId", "risk", "routing", "traceId"})
    public Map<String, Object> route(
            @Variable String paymentId,
            @Variable Map<String, Object> risk,
            @Variable Map<String, Object> routing,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            String strategy = (String) routing.get("strategy");
            int maximumRoutes = ((Number) routing.get("maximumRoutes")).intValue();
            return switch (routes.route(paymentId, strategy, maximumRoutes, verdict(risk, job))) {
                case Routes.Result.Found(String attemptId, String channelId) ->
                    Variables.of("routeFound", true, "attemptId", attemptId, "channelId", channelId);
                case Routes.Result.None(String reasonCode) ->
                    Variables.of("routeFound", false, "reasonCode", reasonCode);
            };
        });
    }

    @JobWorker(
            type = "payment.record-result",
            fetchVariables = {"paymentId", "result", "reasonCode", "risk", "traceId"})
    public Map<String, Object> recordResult(
            @Variable String paymentId,
            @Variable String result,
            @Variable String reasonCode,
            @Variable Map<String, Object> risk,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            FinalStates.Result asked = FinalStates.Result.valueOf(result.toUpperCase(Locale.ROOT));
            PaymentState state = finalStates.record(paymentId, asked, reasonCode, verdict(risk, job));
            return Variables.of("paymentState", state.outcome());
        });
    }
}
