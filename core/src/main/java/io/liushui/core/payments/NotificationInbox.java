package io.liushui.core.payments;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.NotificationStore;
import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.channels.ReceivedNotification;
import io.liushui.core.payments.ChannelAnswer.Outcome;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores each verified notification and lets it change its attempt once. */
@Component
class NotificationInbox {
    private final NotificationStore store;
    private final AttemptStore attempts;
    private final Payments payments;
    private final Settlement settlement;
    private final ProcessNews news;
    private final Alarms alarms;

    NotificationInbox(
            NotificationStore store,
            AttemptStore attempts,
            Payments payments,
            Settlement settlement,
            ProcessNews news,
            Alarms alarms) {
        this.store = store;
        this.attempts = attempts;
        this.payments = payments;
        this.settlement = settlement;
        this.news = news;
        this.alarms = alarms;
    }

    @Transactional
    public NotificationVerdict apply(
            String channelId, ChannelNotification.OfPayment notification, RawNotification raw) {
        Optional<Attempt> found = attempts.byOrderNo(channelId, notification.orderNo());
        if (found.isEmpty()) {
            alarms.raise("notification_unmatched", notification.orderNo(), "channel " + channelId);
            return store(channelId, notification, raw, null, NotificationVerdict.UNMATCHED);
        }
        Attempt attempt = found.get();
        if (notification.result() instanceof QueryOutcome.Paid(String _, long amountMinor, String currency)
                && !new ChannelResult.Paid(null, amountMinor, currency).matches(attempt.amount())) {
            alarms.raise(
                    "notification_mismatch",
                    attempt.id(),
                    "channel says " + amountMinor + " " + currency + ", we asked for " + attempt.amount());
            return store(channelId, notification, raw, attempt.id(), NotificationVerdict.MISMATCH);
        }
        NotificationVerdict verdict = store(channelId, notification, raw, attempt.id(), NotificationVerdict.APPLIED);
        if (verdict == NotificationVerdict.APPLIED) {
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

    private NotificationVerdict store(
            String channelId,
            ChannelNotification.OfPayment notification,
            RawNotification raw,
            String attemptId,
            NotificationVerdict verdict) {
        return store.keep(
                new ReceivedNotification(
                        channelId, notification.notificationId(), notification.orderNo(), attemptId, raw),
                verdict);
    }
}
