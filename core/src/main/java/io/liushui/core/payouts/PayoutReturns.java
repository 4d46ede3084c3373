package io.liushui.core.payouts;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.NotificationStore;
import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.channels.ReceivedNotification;
import io.liushui.core.money.Money;
import io.liushui.core.payouts.PayoutLifecycle.Command;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.RawNotification;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payouts that come back (退汇), days after they succeeded: booked back once, whether the channel told it by itself, was asked, or both. A return that is
 * heard of before the success is kept, and booked right after the success.
 */
@Component
public class PayoutReturns {
    private static final String REASON = "returned_by_bank";

    private final Payouts payouts;
    private final PayoutStore store;
    private final PayoutMoves moves;
    private final NotificationStore notifications;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutReturns(
            Payouts payouts,
            PayoutStore store,
            PayoutMoves moves,
            NotificationStore notifications,
            Alarms alarms,
            JdbcClient jdbc,
            Clock clock) {
        this.payouts = payouts;
        this.store = store;
        this.moves = moves;
        this.notifications = notifications;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes in what the channel told by itself; only a verdict that is applied or repeated may be acknowledged. */
    @Transactional
    public NotificationVerdict heard(String channelId, ChannelNotification.OfPayoutReturn told, RawNotification raw) {
        Optional<Payout> found = payouts.byNumber(channelId, told.payoutNo());
        if (found.isEmpty()) {
            alarms.raise("notification_unmatched", told.payoutNo(), "channel " + channelId);
            return keep(channelId, told, raw, null, NotificationVerdict.UNMATCHED);
        }
        Payout payout = store.lock(found.get().id());
        if (differs(payout, told.amountMinor(), told.currency())) {
            return keep(channelId, told, raw, payout.id(), NotificationVerdict.MISMATCH);
        }
        NotificationVerdict verdict = keep(channelId, told, raw, payout.id(), NotificationVerdict.APPLIED);
        if (verdict == NotificationVerdict.APPLIED) {
            cameBack(payout, told.reason());
        }
        return verdict;
    }

    /**
     * The channel, asked, says that the payout came back.
     *
     * @param reason in the channel's words
     * @return the payout's state then
     */
    @Transactional
    public PayoutState returned(String payoutId, Money amount, String reason) {
        Payout payout = store.lock(payoutId);
        return differs(payout, amount.amountMinor(), amount.currency())
                ? payout.state()
                : cameBack(payout, reason).state();
    }

    /** The locked payout, come back when a return of it was heard of before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout applyIfHeard(Payout payout) {
        boolean heard = jdbc.sql("select exists (select from payout_return where payout_id = ?)")
                .param(payout.id())
                .query(Boolean.class)
                .single();
        return heard ? moves.move(payout, new Command.ComeBack(REASON)) : payout;
    }

    private Payout cameBack(Payout payout, String reason) {
        boolean first = jdbc.sql("""
                        insert into payout_return (payout_id, reason, heard_at) values (?, ?, ?) on conflict (payout_id) do nothing""")
                        .params(payout.id(), bounded(reason), Timestamp.from(clock.instant()))
                        .update()
                > 0;
        Payout after = moves.move(payout, new Command.ComeBack(REASON));
        boolean neverLeft =
                after.state() instanceof PayoutState.Failed || after.state() instanceof PayoutState.Cancelled;
        if (first && neverLeft) {
            alarms.raise(
                    "payout_return_contradicted",
                    payout.id(),
                    "the channel says that it came back, and the payout is "
                            + after.state().code());
        }
        return after;
    }

    private boolean differs(Payout payout, long amountMinor, String currency) {
        boolean same = payout.amount().amountMinor() == amountMinor
                && payout.amount().currency().equals(currency);
        if (!same) {
            alarms.raise(
                    "payout_return_mismatch",
                    payout.id(),
                    "channel says " + amountMinor + " " + currency + ", we paid " + payout.amount());
        }
        return !same;
    }

    private static String bounded(String reason) {
        int longest = 200;
        return reason == null ? "" : reason.substring(0, Math.min(reason.length(), longest));
    }

    private NotificationVerdict keep(
            String channelId,
            ChannelNotification.OfPayoutReturn told,
            RawNotification raw,
            String payoutId,
            NotificationVerdict verdict) {
        return notifications.keep(
                new ReceivedNotification(channelId, told.notificationId(), told.payoutNo(), payoutId, raw), verdict);
    }
}
