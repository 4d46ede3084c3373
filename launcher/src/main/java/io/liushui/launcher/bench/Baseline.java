package io.liushui.launcher.bench;

import io.camunda.client.CamundaClient;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** The same models driven by workers that do nothing: for each payment one of its processes and one notification's. */
record Baseline(Parts parts, Plan plan) {
    private static final int PROCESSES_PER_PAYMENT = 2;
    private static final int MOST_IN_FLIGHT = 400;
    private static final int MOST_UNANSWERED = 128;
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    /** Payments per second that the engine completes. */
    double perSecond() {
        CompletedInstances completed =
                new CompletedInstances(parts.installation().ports().engineManagement());
        long before = completed.count();
        try (CamundaClient client = parts.engine().client()) {
            Pump pump = new Pump(client, completed, before);
            pump.run(plan.warmUp());
            long begin = System.nanoTime();
            long first = completed.count();
            pump.run(plan.window());
            double rate = (completed.count() - first) * 1e9 / (System.nanoTime() - begin) / PROCESSES_PER_PAYMENT;
            if (rate == 0) {
                throw new PartFailure("The engine completed nothing in the baseline.");
            }
            return rate;
        }
    }

    private static final class Pump {
        private final CamundaClient client;
        private final CompletedInstances completed;
        private final long before;
        private final Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
        private final String run = UUID.randomUUID().toString();
        private final AtomicLong refused = new AtomicLong();
        private long sent;

        Pump(CamundaClient client, CompletedInstances completed, long before) {
            this.client = client;
            this.completed = completed;
            this.before = before;
        }

        void run(Duration time) {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                long done = (completed.count() - before + refused.get()) / PROCESSES_PER_PAYMENT;
                long free = MOST_IN_FLIGHT - (sent - done);
                for (long i = 0; i < free; i++) {
                    send("pay_" + run + "_" + sent++);
                }
                Times.pause(Duration.ofMillis(250));
            }
        }

        private void send(String id) {
            Map<String, Object> payment = new LinkedHashMap<>();
            payment.put("paymentId", id);
            payment.put("merchantId", "mer_1");
            payment.put("method", "sandbox_card");
            payment.put("amountMinor", 100);
            payment.put("currency", "CNY");
            payment.put("expiresAt", Instant.now().plus(15, ChronoUnit.MINUTES).toString());
            payment.put("traceId", "baseline");
            publish("Msg_PaymentAccepted", id, payment);
            Map<String, Object> notification = new LinkedHashMap<>();
            notification.put("notificationId", "evt_" + id);
            notification.put("merchantSchedule", null);
            notification.put("traceId", "baseline");
            publish("Msg_NotificationDue", "evt_" + id, notification);
        }

        private void publish(String name, String key, Map<String, Object> variables) {
            unanswered.acquireUninterruptibly();
            client.newPublishMessageCommand()
                    .messageName(name)
                    .correlationKey(key)
                    .messageId(key)
                    .timeToLive(TIME_TO_LIVE)
                    .variables(variables)
                    .send()
                    .whenComplete((taken, failure) -> {
                        unanswered.release();
                        if (failure != null) {
                            refused.incrementAndGet();
                        }
                    });
        }
    }
}
