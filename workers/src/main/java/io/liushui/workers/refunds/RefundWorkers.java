package io.liushui.workers.refunds;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.refunds.RefundAnswer;
import io.liushui.core.refunds.RefundFenced;
import io.liushui.core.refunds.Refunds;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.time.Duration;
import java.util.Map;

/** Submit, query, record. */
@Workers
public class RefundWorkers {
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

    private final Steps steps;
    private final Refunds refunds;

    RefundWorkers(Steps steps, Refunds refunds) {
        this.steps = steps;
        this.refunds = refunds;
    }

    /** An instance that does not drive the refund sends nothing: it only watches, until the driver's outcome is known. */
    @JobWorker(
            type = "refund.submit",
            fetchVariables = {"refundId", "traceId"})
    public Map<String, Object> submit(@Variable String refundId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            try {
                return outcome(refunds.submit(refundId, job.getProcessInstanceKey()));
            } catch (RefundFenced driven) {
                return Variables.of("refundOutcome", "pending");
            }
        });
    }

    /** Header {@code notFoundGrace}: how long after sending a refund unknown to the channel counts as not executed. */
    @JobWorker(
            type = "refund.query",
            fetchVariables = {"refundId", "traceId"})
    public Map<String, Object> query(@Variable String refundId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            String grace = job.getCustomHeaders().get("notFoundGrace");
            return outcome(refunds.query(refundId, grace == null ? DEFAULT_GRACE : Duration.parse(grace)));
        });
    }

    @JobWorker(
            type = "refund.record",
            fetchVariables = {"refundId", "traceId"})
    public Map<String, Object> record(@Variable String refundId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            refunds.record(refundId);
            return Map.of();
        });
    }

    private static Map<String, Object> outcome(RefundAnswer answer) {
        return Variables.of("refundOutcome", answer.outcome());
    }
}
