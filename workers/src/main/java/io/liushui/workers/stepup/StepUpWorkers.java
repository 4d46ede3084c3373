package io.liushui.workers.stepup;

import static io.liushui.workers.engine.RiskVariable.verdict;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.stepup.SendResult;
import io.liushui.core.stepup.StepUps;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.util.Map;

/** Sends the code. */
@Workers
public class StepUpWorkers {
    private final Steps steps;
    private final StepUps stepUps;

    StepUpWorkers(Steps steps, StepUps stepUps) {
        this.steps = steps;
        this.stepUps = stepUps;
    }

    @JobWorker(
            type = "stepup.send-code",
            fetchVariables = {"paymentId", "risk", "traceId"})
    public Map<String, Object> sendCode(
            @Variable String paymentId,
            @Variable Map<String, Object> risk,
            @Variable String traceId,
            ActivatedJob job) {
        return steps.run(job, traceId, () -> switch (stepUps.send(paymentId, verdict(risk, job))) {
            case SendResult.Sent(String stepUpId) -> Variables.of("stepUp", "sent", "stepUpId", stepUpId);
            case SendResult.Impossible(String reasonCode) ->
                Variables.of("stepUp", "impossible", "reasonCode", reasonCode);
        });
    }
}
