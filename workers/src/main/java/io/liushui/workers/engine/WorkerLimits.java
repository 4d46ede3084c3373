package io.liushui.workers.engine;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many jobs of a type run at a time here, and for how long a job is ours. A job runs on a virtual thread of its own, so that none waits in a queue
 * while its time runs.
 *
 * @param maxJobsActive of one type at a time, 1 to 10,000
 * @param channelJobsActive the same for jobs that call a channel. The engine hands jobs out by type, not by channel, so it has to be far more than one
 *     slow channel can hold: its {@code concurrency} in calls and as many waiting, or it delays the others
 * @param webhooksAtOnce webhooks at a time, over all endpoints; more than one endpoint's own limit, or a slow endpoint delays others
 * @param timeout after which the engine hands a job out again
 * @param channelTimeout the same for jobs that call a channel: longer than a channel's own time limit
 */
@ConfigurationProperties("liushui.workers")
record WorkerLimits(
        @DefaultValue("64") int maxJobsActive,
        @DefaultValue("1024") int channelJobsActive,
        @DefaultValue("256") int webhooksAtOnce,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("30s") Duration channelTimeout)
        implements JobWorkerValueCustomizer {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Set<String> CALL_A_CHANNEL = Set.of(
            "channel.pay",
            "channel.query",
            "channel.close",
            "contract.give-up",
            "contract.query",
            "contract.sign",
            "operation.submit",
            "operation.query");

    @Override
    public void customize(JobWorkerValue worker) {
        boolean webhook = worker.getType().equals("notification.deliver");
        boolean channel = CALL_A_CHANNEL.contains(worker.getType());
        worker.setStreamEnabled(true);
        worker.setPollInterval(POLL);
        worker.setMaxJobsActive(webhook ? webhooksAtOnce : channel ? channelJobsActive : maxJobsActive);
        worker.setTimeout(webhook || channel ? channelTimeout : timeout);
    }
}
