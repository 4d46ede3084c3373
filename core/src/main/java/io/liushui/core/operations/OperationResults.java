package io.liushui.core.operations;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.NotificationStore;
import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.channels.ReceivedNotification;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.StatedAmount;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one place where a channel's word changes an operation, under the operation's lock, whether it came as answer, query or notification. */
@Component
class OperationResults {
    /** Long enough to outlive a job that is still running; the query on its schedule does the rest. */
    private static final Duration MESSAGE_LIFE = Duration.ofMinutes(10);

    private final OperationStore store;
    private final OperationRepairStore repairs;
    private final NotificationStore notifications;
    private final Outbox outbox;
    private final Alarms alarms;

    OperationResults(
            OperationStore store,
            OperationRepairStore repairs,
            NotificationStore notifications,
            Outbox outbox,
            Alarms alarms) {
        this.store = store;
        this.repairs = repairs;
        this.notifications = notifications;
        this.outbox = outbox;
        this.alarms = alarms;
    }

    /** The operation as it is then. What is said of another amount is not believed: the operation stays unknown, and is asked for again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ChannelOperation said(String operationId, OperationOutcome outcome) {
        ChannelOperation locked = store.lock(operationId);
        Optional<StatedAmount> other = otherAmount(locked, outcome);
        if (other.isEmpty()) {
            return apply(locked, outcome);
        }
        alarms.raise("channel_amount_mismatch", locked.id(), mismatch(locked, other.get()));
        return apply(locked, new OperationOutcome.Unknown("another amount"));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public NotificationVerdict heard(
            String channelId, ChannelNotification.OfOperation notification, RawNotification raw) {
        Optional<ChannelOperation> found = store.lockByNumber(channelId, notification.number())
                .filter(operation -> operation.kind().function() == notification.function());
        if (found.isEmpty()) {
            alarms.raise("notification_unmatched", notification.number(), "channel " + channelId);
            return keep(channelId, notification, raw, null, NotificationVerdict.UNMATCHED);
        }
        ChannelOperation before = found.get();
        Optional<StatedAmount> other = otherAmount(before, notification.result());
        if (other.isPresent()) {
            alarms.raise("notification_mismatch", before.id(), mismatch(before, other.get()));
            return keep(channelId, notification, raw, before.id(), NotificationVerdict.MISMATCH);
        }
        NotificationVerdict verdict = keep(channelId, notification, raw, before.id(), NotificationVerdict.APPLIED);
        if (verdict == NotificationVerdict.APPLIED && carriesAResult(notification.result())) {
            ChannelOperation after = apply(before, notification.result());
            if (after.state().answered() && !before.state().answered()) {
                endTheWait(after);
            }
        }
        return verdict;
    }

    private ChannelOperation apply(ChannelOperation locked, OperationOutcome outcome) {
        if (OperationLifecycle.contradicts(locked.state(), outcome)) {
            alarms.raise(
                    "operation_contradicted",
                    locked.id(),
                    "channel " + locked.channelId() + " said " + locked.state().code() + " of " + locked.number()
                            + ", and now " + outcome);
        }
        OperationState next = OperationLifecycle.next(locked.state(), outcome);
        if (!next.equals(locked.state())) {
            store.move(locked, next);
        }
        if (next.answered()) {
            repairs.overtaken(locked.id());
        }
        return store.get(locked.id());
    }

    /** What the channel says that it carried out, if that is not what it was asked for; what names no money cannot differ. */
    private static Optional<StatedAmount> otherAmount(ChannelOperation operation, OperationOutcome said) {
        return said instanceof OperationOutcome.Done(String _, Optional<StatedAmount> stated)
                        && operation.amount() != null
                ? stated.filter(
                        amount -> amount.amountMinor() != operation.amount().amountMinor()
                                || !amount.currency().equals(operation.amount().currency()))
                : Optional.empty();
    }

    private static String mismatch(ChannelOperation operation, StatedAmount said) {
        return "channel says " + said.amountMinor() + " " + said.currency() + " of " + operation.number()
                + ", we asked for " + operation.amount();
    }

    private static boolean carriesAResult(OperationOutcome outcome) {
        return switch (outcome) {
            case OperationOutcome.Done _, OperationOutcome.Declined _, OperationOutcome.Pending _ -> true;
            case OperationOutcome.NotFound _, OperationOutcome.Unavailable _, OperationOutcome.Unknown _ -> false;
        };
    }

    /** Lets the process that waits for this operation, or for people to decide about it, go on with the channel's word. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endTheWait(ChannelOperation answered) {
        String outcome = answered.answer().outcome().code();
        outbox.append(new EngineMessage(
                "Msg_OperationResult",
                answered.id(),
                answered.id() + ":" + outcome,
                Map.of("operationOutcome", outcome),
                MESSAGE_LIFE,
                answered.traceId()));
    }

    private NotificationVerdict keep(
            String channelId,
            ChannelNotification.OfOperation notification,
            RawNotification raw,
            String operationId,
            NotificationVerdict verdict) {
        return notifications.keep(
                new ReceivedNotification(
                        channelId, notification.notificationId(), notification.number(), operationId, raw),
                verdict);
    }
}
