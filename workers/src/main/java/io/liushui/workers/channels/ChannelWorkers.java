package io.liushui.workers.channels;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.payments.Attempts;
import io.liushui.core.payments.ChannelAnswer;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.time.Duration;
import java.util.Map;

/** Pay, query, close. */
@Workers
public class ChannelWorkers {
    private final Steps steps;
    private final Attempts attempts;

    ChannelWorkers(Steps steps, Attempts attempts) {
        this.steps = steps;
        this.attempts = attempts;
    }

    @JobWorker(
            type = "channel.pay",
            fetchVariables = {"attemptId", "traceId"})
    public Map<String, Object> pay(@Variable String attemptId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> outcome(attempts.submit(attemptId)));
    }

    /** Header {@code notFoundGrace}: how long after sending an order unknown to the channel counts as not executed. */
    @JobWorker(
            type = "channel.query",
            fetchVariables = {"attemptId", "traceId"})
    public Map<String, Object> query(@Variable String attemptId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            String grace = job.getCustomHeaders().get("notFoundGrace");
            return outcome(attempts.query(attemptId, grace == null ? null : Duration.parse(grace)));
        });
    }

    @JobWorker(
            type = "channel.close",
            fetchVariables = {"attemptId", "traceId"})
    public Map<String, Object> close(@Variable String attemptId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> Variables.of("closeOutcome", attempts.close(attemptId)));
    }

    /** Always with a reason code, null too, so that the reason of an earlier route does not shine through. */
    private static Map<String, Object> outcome(ChannelAnswer answer) {
        return Variables.of("channelOutcome", answer.outcome().code(), "reasonCode", answer.reasonCode());
    }
}
