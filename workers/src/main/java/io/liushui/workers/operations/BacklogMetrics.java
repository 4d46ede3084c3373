package io.liushui.workers.operations;

import io.liushui.core.notifications.Notifications;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.payments.Payments;
import io.liushui.core.payments.UnappliedNotifications;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What waits, sampled, so that no scrape ever asks the database. */
@Component
class BacklogMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogMetrics.class);
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Notifications notifications;
    private final Payments payments;
    private final UnappliedNotifications inbox;
    private final AtomicLong outboxWaiting;
    private final AtomicLong outboxOldestMillis;
    private final AtomicLong inboxWaiting;
    private final AtomicLong inboxOldestMillis;
    private final AtomicLong notificationsDue;
    private final AtomicLong notificationsOldestMillis;
    private final AtomicLong notificationsExhausted;
    private final AtomicLong paymentsPastSchedule;

    BacklogMetrics(
            Outbox outbox,
            Notifications notifications,
            Payments payments,
            UnappliedNotifications inbox,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.payments = payments;
        this.inbox = inbox;
        this.outboxWaiting = gauge(meters, "liushui.outbox.waiting", "Messages waiting for the engine", 1);
        this.outboxOldestMillis = gauge(meters, "liushui.outbox.oldest.seconds", "Age of the oldest of them", 1000);
        this.inboxWaiting = gauge(
                meters, "liushui.inbox.waiting", "Channel notifications received and not applied, order still open", 1);
        this.inboxOldestMillis = gauge(meters, "liushui.inbox.oldest.seconds", "Age of the oldest of them", 1000);
        this.notificationsDue = gauge(meters, "liushui.notifications.due", "Webhooks not delivered yet", 1);
        this.notificationsOldestMillis =
                gauge(meters, "liushui.notifications.oldest.seconds", "Age of the oldest of them", 1000);
        this.notificationsExhausted =
                gauge(meters, "liushui.notifications.exhausted", "Webhooks on the dead-letter list", 1);
        this.paymentsPastSchedule =
                gauge(meters, "liushui.payments.past.schedule", "Open payments that expired more than a minute ago", 1);
    }

    @Scheduled(fixedDelay = 5_000)
    void sample() {
        try {
            Map<String, Long> backlog = outbox.backlog();
            outboxWaiting.set(backlog.get("waiting"));
            outboxOldestMillis.set(backlog.get("oldestMillis"));
            UnappliedNotifications.Backlog unapplied = inbox.backlog();
            inboxWaiting.set(unapplied.waiting());
            inboxOldestMillis.set(unapplied.oldest().toMillis());
            Notifications.Figures figures = notifications.figures();
            notificationsDue.set(figures.due());
            notificationsOldestMillis.set(figures.oldestDueMillis());
            notificationsExhausted.set(figures.exhausted());
            paymentsPastSchedule.set(payments.openPastSchedule(SLACK));
        } catch (RuntimeException databaseAway) {
            LOG.debug("not sampled", databaseAway);
        }
    }

    private static AtomicLong gauge(MeterRegistry meters, String name, String description, double divisor) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value, held -> held.get() / divisor)
                .description(description)
                .register(meters);
        return value;
    }
}
