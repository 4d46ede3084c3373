package io.liushui.workers.preauth;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.liushui.core.preauth.AuthorizationLife;
import io.liushui.core.preauth.AuthorizationRecords;
import io.liushui.core.preauth.NextStep;
import io.liushui.core.preauth.StrayHolds;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Take a command, record it, warn, record the release of a stray hold. */
@Workers
public class PreauthWorkers {
    private final Steps steps;
    private final AuthorizationLife life;
    private final AuthorizationRecords records;
    private final StrayHolds strays;

    PreauthWorkers(Steps steps, AuthorizationLife life, AuthorizationRecords records, StrayHolds strays) {
        this.steps = steps;
        this.life = life;
        this.records = records;
        this.strays = strays;
    }

    @JobWorker(
            type = "preauth.take-command",
            fetchVariables = {"paymentId", "warningLead", "timeOver", "traceId"})
    public Map<String, Object> takeCommand(
            @Variable String paymentId,
            @Variable String warningLead,
            @Variable boolean timeOver,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> switch (life.next(
                paymentId, job.getProcessInstanceKey(), Duration.parse(warningLead), timeOver)) {
            case NextStep.Operate(String what, String operationId, String commandTraceId) ->
                next(what, operationId, commandTraceId, null, null);
            case NextStep.Await(Instant warnAt, Instant endsAt) -> next("none", null, null, warnAt, endsAt);
            case NextStep.Over() -> next("over", null, null, null, null);
            case NextStep.Fenced() ->
                throw CamundaError.bpmnError("Err_Fenced", "another instance drives authorisation " + paymentId);
        });
    }

    @JobWorker(
            type = "preauth.record-command",
            fetchVariables = {"paymentId", "traceId"})
    public Map<String, Object> recordCommand(@Variable String paymentId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            records.record(paymentId);
            return Map.of();
        });
    }

    @JobWorker(
            type = "preauth.warn",
            fetchVariables = {"paymentId", "traceId"})
    public Map<String, Object> warn(@Variable String paymentId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            life.warn(paymentId);
            return Map.of();
        });
    }

    @JobWorker(
            type = "preauth.record-stray-release",
            fetchVariables = {"attemptId", "traceId"})
    public Map<String, Object> recordStrayRelease(
            @Variable String attemptId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            strays.record(attemptId);
            return Map.of();
        });
    }

    /** Always with each variable, null too, so that an older one does not shine through. */
    private static Map<String, Object> next(
            String command, String operationId, String commandTraceId, Instant warnAt, Instant endsAt) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("nextCommand", command);
        variables.put("operationId", operationId);
        variables.put("commandTraceId", commandTraceId);
        variables.put("warnAt", text(warnAt));
        variables.put("endsAt", text(endsAt));
        return variables;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
