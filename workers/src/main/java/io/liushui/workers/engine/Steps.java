package io.liushui.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Runs a job's domain call with its trace id in the log, and measures it as {@code liushui_step_seconds} by job type. */
@Component
public class Steps {
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
            sample.stop(Timer.builder("liushui.step")
                    .tag("type", job.getType())
                    .tag("outcome", outcome)
                    .register(meters));
        }
    }
}
