package io.liushui.workers.stepup;

import static io.liushui.workers.engine.RiskVariable.verdict;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.stepup.PasswordStepUps;
import io.liushui.core.stepup.SendResult;
import io.liushui.core.stepup.StepUps;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.util.Map;

/** Asks for a code or for the payment password. */
@Workers
public class StepUpWorkers {
    private final Steps steps;
    private final StepUps stepUps;
    private final PasswordStepUps passwords;

    StepUpWorkers(Steps steps, StepUps stepUps, PasswordStepUps passwords) {
        this.steps = steps;
        this.stepUps = stepUps;
        this.passwords = passwords;
    }

    @JobWorker(
            type = "stepup.send-code",
            fetchVariables = {"paymentId", "risk", "traceId"})
    public Map<String, Object> sendCode(
            @Variable String paymentId,
            @Variable Map<String, Object> risk,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> asked(stepUps.send(paymentId, verdict(risk, job))));
    }

    @JobWorker(
            type = "stepup.ask-password",
            fetchVariables = {"paymentId", "risk", "traceId"})
    public Map<String, Object> askPassword(
            @Variable String paymentId,
            @Variable Map<String, Object> risk,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> asked(passwords.ask(paymentId, verdict(risk, job))));
    }

    private static Map<String, Object> asked(SendResult result) {
        return switch (result) {
            case SendResult.Sent(String stepUpId) -> Variables.of("stepUp", "sent", "stepUpId", stepUpId);
            case SendResult.Impossible(String reasonCode) ->
                Variables.of("stepUp", "impossible", "reasonCode", reasonCode);
        };
    }
}
