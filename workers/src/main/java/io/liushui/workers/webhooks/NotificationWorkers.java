package io.liushui.workers.webhooks;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.liushui.core.notifications.Delivery;
import io.liushui.core.notifications.Notifications;
import io.liushui.core.notifications.WebhookMessage;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Deliver, give up. */
@Workers
public class NotificationWorkers {
    private final Steps steps;
    private final Notifications notifications;
    private final WebhookSender sender;
    private final EndpointPermits permits;

    NotificationWorkers(Steps steps, Notifications notifications, WebhookSender sender, EndpointPermits permits) {
        this.steps = steps;
        this.notifications = notifications;
        this.sender = sender;
        this.permits = permits;
    }

    @JobWorker(
            type = "notification.deliver",
            fetchVariables = {"notificationId", "traceId"})
    public Map<String, Object> deliver(@Variable String notificationId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            Optional<WebhookMessage> message = notifications.prepare(notificationId);
            return message.isEmpty() ? outcome(new Delivery.Delivered()) : outcome(attempt(message.get(), job));
        });
    }

    @JobWorker(
            type = "notification.give-up",
            fetchVariables = {"notificationId", "traceId"})
    public Map<String, Object> giveUp(@Variable String notificationId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            notifications.giveUp(notificationId);
            return Map.of();
        });
    }

    private Delivery attempt(WebhookMessage message, ActivatedJob job) {
        if (!message.endpointEnabled()) {
            return new Delivery.Stopped();
        }
        if (!permits.acquire(message.endpointId())) {
            throw CamundaError.jobError(
                    "endpoint " + message.endpointId() + " is busy", null, job.getRetries(), soon());
        }
        try {
            return notifications.record(message, sender.send(message));
        } finally {
            permits.release(message.endpointId());
        }
    }

    /** Spread, so that what waits for a busy endpoint does not come back all at once. */
    private static Duration soon() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000, 4_000));
    }

    private static Map<String, Object> outcome(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered _ -> Variables.of("delivery", "delivered", "retryAfterSeconds", 0);
            case Delivery.Retry(Duration atLeast) ->
                Variables.of("delivery", "retry", "retryAfterSeconds", atLeast.toSeconds());
            case Delivery.Stopped _ -> Variables.of("delivery", "stopped", "retryAfterSeconds", 0);
        };
    }
}
