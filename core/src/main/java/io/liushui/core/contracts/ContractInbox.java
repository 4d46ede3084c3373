package io.liushui.core.contracts;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.NotificationStore;
import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.channels.ReceivedNotification;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.RawNotification;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what channels tell of contracts and lets it change its contract once, together with the message to the process. */
@Component
public class ContractInbox {
    private final ContractStore store;
    private final ContractSettlement settlement;
    private final ContractNews news;
    private final NotificationStore notifications;
    private final Alarms alarms;

    ContractInbox(
            ContractStore store,
            ContractSettlement settlement,
            ContractNews news,
            NotificationStore notifications,
            Alarms alarms) {
        this.store = store;
        this.settlement = settlement;
        this.news = news;
        this.notifications = notifications;
        this.alarms = alarms;
    }

    /** Only a verdict that is applied or repeated may be acknowledged. */
    @Transactional
    public NotificationVerdict heard(
            String channelId, ChannelNotification.OfContract notification, RawNotification raw) {
        Optional<Contract> found = store.byContractNo(channelId, notification.contractNo());
        if (found.isEmpty()) {
            alarms.raise("notification_unmatched", notification.contractNo(), "channel " + channelId);
        }
        NotificationVerdict verdict = notifications.keep(
                new ReceivedNotification(
                        channelId,
                        notification.notificationId(),
                        notification.contractNo(),
                        found.map(Contract::id).orElse(null),
                        raw),
                found.isEmpty() ? NotificationVerdict.UNMATCHED : NotificationVerdict.APPLIED);
        if (verdict == NotificationVerdict.APPLIED && carriesAResult(notification.result())) {
            change(store.lock(found.get().id()), notification.result());
        }
        return verdict;
    }

    private void change(Contract before, ContractOutcome result) {
        Contract after = settlement.settle(before.id(), result, null);
        if (after.state().equals(before.state())) {
            return;
        }
        if (before.state() instanceof ContractState.Signed) {
            news.tellEnded(after);
        } else {
            news.tellResult(after, SigningAnswer.of(after));
        }
    }

    private static boolean carriesAResult(ContractOutcome outcome) {
        return switch (outcome) {
            case ContractOutcome.Signed _,
                    ContractOutcome.Pending _,
                    ContractOutcome.Ended _,
                    ContractOutcome.Declined _ -> true;
            case ContractOutcome.NotFound _, ContractOutcome.Unavailable _, ContractOutcome.Unknown _ -> false;
        };
    }
}
