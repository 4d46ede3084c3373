package io.liushui.core.payments;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.contracts.ContractInbox;
import io.liushui.core.operations.Operations;
import io.liushui.core.payouts.PayoutReturns;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in what channels tell by themselves: verified first, stored, applied in one transaction, and only then acknowledged. */
@Component
public class ChannelResults {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelResults.class);

    private final ChannelGateway gateway;
    private final NotificationInbox inbox;
    private final Operations operations;
    private final PayoutReturns payoutReturns;
    private final ContractInbox contracts;
    private final Alarms alarms;
    private final MeterRegistry meters;

    ChannelResults(
            ChannelGateway gateway,
            NotificationInbox inbox,
            Operations operations,
            PayoutReturns payoutReturns,
            ContractInbox contracts,
            Alarms alarms,
            MeterRegistry meters) {
        this.gateway = gateway;
        this.inbox = inbox;
        this.operations = operations;
        this.payoutReturns = payoutReturns;
        this.contracts = contracts;
        this.alarms = alarms;
        this.meters = meters;
    }

    /** What to answer to the channel, in its own form; empty when there is no such channel or it sends no notifications. */
    public Optional<ReceivesNotifications.Answer> receive(String channelId, RawNotification raw) {
        return gateway.hear(channelId, channel -> {
            try {
                return switch (channel.parse(raw)) {
                    case ChannelNotification.OfPayment notification ->
                        answer(channelId, channel, inbox.apply(channelId, notification, raw));
                    case ChannelNotification.OfOperation notification ->
                        answer(channelId, channel, operations.heard(channelId, notification, raw));
                    case ChannelNotification.OfAuthorization(String id, String orderNo, var result) ->
                        answer(
                                channelId,
                                channel,
                                inbox.apply(channelId, new ChannelNotification.OfPayment(id, orderNo, result), raw));
                    case ChannelNotification.OfPayoutReturn notification ->
                        answer(channelId, channel, payoutReturns.heard(channelId, notification, raw));
                    case ChannelNotification.OfContract notification ->
                        answer(channelId, channel, contracts.heard(channelId, notification, raw));
                    case ChannelNotification.Other _ -> {
                        // What it tells is also asked for on a schedule; nothing depends on it
                        count(channelId, "IGNORED");
                        yield channel.acknowledge();
                    }
                };
            } catch (NotificationRefused refused) {
                return refuse(channelId, channel, refused);
            } catch (RuntimeException failure) {
                count(channelId, "ERROR");
                LOG.error(
                        "notification of channel {} could not be stored",
                        channelId,
                        gateway.masked(channelId, failure));
                return channel.refuse("try again later");
            }
        });
    }

    /** One that the channel did sign, for another merchant or app: somebody there, or our own settings, took us for somebody else. */
    private ReceivesNotifications.Answer refuse(
            String channelId, ReceivesNotifications channel, NotificationRefused refused) {
        String why = gateway.masked(channelId, refused.getMessage());
        count(channelId, refused.reason().name());
        LOG.warn("notification of channel {} refused: {} {}", channelId, refused.reason(), why);
        if (refused.reason() == NotificationRefused.Reason.NOT_FOR_US) {
            alarms.raise("notification_not_for_us", channelId, why);
        }
        return channel.refuse(refused.reason().name());
    }

    private ReceivesNotifications.Answer answer(
            String channelId, ReceivesNotifications channel, NotificationVerdict verdict) {
        count(channelId, verdict.name());
        return switch (verdict) {
            case APPLIED, REPEATED -> channel.acknowledge();
            case MISMATCH -> channel.refuse("number, amount or currency do not match");
            case UNMATCHED -> channel.refuse("number is not known");
        };
    }

    private void count(String channelId, String verdict) {
        meters.counter(
                        "liushui_channel_notifications_total",
                        "channel",
                        channelId,
                        "verdict",
                        verdict.toLowerCase(java.util.Locale.ROOT))
                .increment();
    }
}
