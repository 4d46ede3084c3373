package io.liushui.core.payments;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.ids.Ids;
import io.liushui.core.json.Json;
import io.liushui.core.payments.ChannelAnswer.Outcome;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores each verified notification and lets it change its attempt once. */
@Component
class NotificationInbox {
    /** Long enough to outlive a job that is still running; the active query does the rest. */
    private final JdbcClient jdbc;

    private final AttemptStore attempts;
    private final Payments payments;
    private final Settlement settlement;
    private final ProcessNews news;
    private final Alarms alarms;
    private final Clock clock;

    NotificationInbox(
            JdbcClient jdbc,
            AttemptStore attempts,
            Payments payments,
            Settlement settlement,
            ProcessNews news,
            Alarms alarms,
            Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.payments = payments;
        this.settlement = settlement;
        this.news = news;
        this.alarms = alarms;
        this.clock = clock;
    }

    enum Verdict {
        APPLIED,
        REPEATED,
        MISMATCH,
        UNMATCHED
    }

    @Transactional
    public Verdict apply(String channelId, ChannelNotification.OfPayment notification, RawNotification raw) {
        Optional<Attempt> found = attempts.byOrderNo(channelId, notification.orderNo());
        if (found.isEmpty()) {
            alarms.raise("notification_unmatched", notification.orderNo(), "channel " + channelId);
            return store(channelId, notification, raw, null, Verdict.UNMATCHED);
        }
        Attempt attempt = found.get();
        if (notification.result() instanceof QueryOutcome.Paid(String _, long amountMinor, String currency)
                && !new ChannelResult.Paid(null, amountMinor, currency).matches(attempt.amount())) {
            alarms.raise(
                    "notification_mismatch",
                    attempt.id(),
                    "channel says " + amountMinor + " " + currency + ", we asked for " + attempt.amount());
            return store(channelId, notification, raw, attempt.id(), Verdict.MISMATCH);
        }
        Verdict verdict = store(channelId, notification, raw, attempt.id(), Verdict.APPLIED);
        if (verdict == Verdict.APPLIED) {
            change(attempt, notification.result());
        }
        return verdict;
    }

    private void change(Attempt attempt, QueryOutcome result) {
        Payment payment = payments.byId(attempt.paymentId()).orElseThrow();
        ChannelResult learnt = switch (result) {
            case QueryOutcome.Paid(String ref, long amountMinor, String currency) ->
                new ChannelResult.Paid(ref, amountMinor, currency);
            case QueryOutcome.NotPaid(String code, String _) -> new ChannelResult.NotPaid(code);
            case QueryOutcome.Approved(String ref) -> new ChannelResult.Waiting(ref, null);
            case QueryOutcome.Unpaid(String ref) -> new ChannelResult.Waiting(ref, null);
            case QueryOutcome.NotFound _, QueryOutcome.Unanswered _ ->
                new ChannelResult.Unclear("notification without a result");
        };
        ChannelAnswer answer = settlement.settle(payment.id(), attempt.id(), learnt);
        boolean approved = result instanceof QueryOutcome.Approved && answer.outcome() == Outcome.PENDING;
        boolean processWaits = !payment.state().terminal()
                && (approved || answer.outcome() == Outcome.SUCCEEDED || answer.outcome() == Outcome.DECLINED);
        if (processWaits) {
            news.tell(
                    payment,
                    attempt,
                    approved ? ProcessNews.APPROVED : answer.outcome().code(),
                    answer.reasonCode());
        }
    }

    private Verdict store(
            String channelId,
            ChannelNotification.OfPayment notification,
            RawNotification raw,
            String attemptId,
            Verdict verdict) {
        Instant now = clock.instant();
        int stored = jdbc.sql("""
                        insert into channel_notification
                            (id, channel_id, notification_id, order_no, attempt_id, verdict, headers, body, received_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (channel_id, notification_id, verdict) do nothing""")
                .params(
                        Ids.next("cno", now),
                        channelId,
                        notification.notificationId(),
                        notification.orderNo(),
                        attemptId,
                        verdict.name().toLowerCase(Locale.ROOT),
                        Json.write(raw.headers()),
                        raw.body(),
                        Timestamp.from(now))
                .update();
        return stored == 0 && verdict == Verdict.APPLIED ? Verdict.REPEATED : verdict;
    }
}
