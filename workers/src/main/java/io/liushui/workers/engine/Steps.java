package io.liushui.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Runs a job's domain call with its trace id in the log, and measures it as {@code liushui_step_seconds} by job type. */
@Component
public class Steps {
    private static final Logger LOG = LoggerFactory.getLogger("liushui.steps");

    private final MeterRegistry meters;

    Steps(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param traceId may be null */
    public Map<String, Object> run(ActivatedJob job, String traceId, Supplier<Map<String, Object>> step) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "error";
        try (MDC.MDCCloseable _ = MDC.putCloseable("traceId", traceId);
                MDC.MDCCloseable _ = MDC.putCloseable("job", job.getType())) {
            Map<String, Object> result = step.get();
            outcome = "ok";
            return result;
        } finally {
            long nanos = sample.stop(Timer.builder("liushui.step")
                    .tag("type", job.getType())
                    .tag("outcome", outcome)
                    .register(meters));
            told(job, traceId, outcome, nanos / 1000);
        }
    }

    /** One line per step: by it a payment is followed through its process in the log. */
    private static void told(ActivatedJob job, String traceId, String outcome, long micros) {
        LOG.atInfo()
                .addKeyValue("traceId", traceId)
                .addKeyValue("element", job.getElementId())
                .addKeyValue("outcome", outcome)
                .addKeyValue("tookMicros", Long.toString(micros))
                .log(job.getType());
    }
}
