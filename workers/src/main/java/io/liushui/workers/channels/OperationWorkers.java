package io.liushui.workers.channels;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.operations.OperationFenced;
import io.liushui.core.operations.Operations;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.time.Duration;
import java.util.Map;

/** Submits and queries what is asked of channels apart from paying. */
@Workers
public class OperationWorkers {
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

    private final Steps steps;
    private final Operations operations;

    OperationWorkers(Steps steps, Operations operations) {
        this.steps = steps;
        this.operations = operations;
    }

    /** An instance that does not drive the operation sends nothing: it only watches, until the driver's outcome is known. */
    @JobWorker(
            type = "operation.submit",
            fetchVariables = {"operationId", "traceId"})
    public Map<String, Object> submit(@Variable String operationId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            try {
                return outcome(operations
                        .submit(operationId, job.getProcessInstanceKey())
                        .outcome()
                        .code());
            } catch (OperationFenced driven) {
                return outcome("pending");
            }
        });
    }

    /** Header {@code notFoundGrace}: how long after sending an operation unknown to the channel counts as not executed. */
    @JobWorker(
            type = "operation.query",
            fetchVariables = {"operationId", "traceId"})
    public Map<String, Object> query(@Variable String operationId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            String grace = job.getCustomHeaders().get("notFoundGrace");
            return outcome(operations
                    .query(
                            operationId,
                            grace == null ? DEFAULT_GRACE : Duration.parse(grace),
                            job.getProcessInstanceKey())
                    .outcome()
                    .code());
        });
    }

    private static Map<String, Object> outcome(String code) {
        return Variables.of("operationOutcome", code);
    }
}
