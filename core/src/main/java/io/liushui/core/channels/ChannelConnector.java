package io.liushui.core.channels;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.ChannelsProperties.Account;
import io.liushui.core.credentials.ResolvedSettings;
import io.liushui.core.credentials.SettingsResolver;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.dao.DataAccessException;

/** Makes a channel of its configuration and the credentials that this refers to. */
final class ChannelConnector {
    private final ChannelsProperties properties;
    private final Plugins plugins;
    private final SettingsResolver settings;
    private final LogMask mask;
    private final ExchangeStore exchanges;
    private final Alarms alarms;
    private final MeterRegistry meters;

    ChannelConnector(
            ChannelsProperties properties,
            Plugins plugins,
            SettingsResolver settings,
            LogMask mask,
            ExchangeStore exchanges,
            Alarms alarms,
            MeterRegistry meters) {
        this.properties = properties;
        this.plugins = plugins;
        this.settings = settings;
        this.mask = mask;
        this.exchanges = exchanges;
        this.alarms = alarms;
        this.meters = meters;
    }

    /**
     * @param versions of the credentials, by name
     * @throws IllegalArgumentException naming the channel and what is missing or refused, never a value
     * @throws DataAccessException when the database is away: nothing was refused
     */
    ConnectedChannel connect(String channelId, Map<String, Integer> versions, ChannelPlaces places) {
        Account account = properties.channels().get(channelId);
        LogMask knowing = mask;
        try {
            ResolvedSettings resolved = settings.resolve(account.settings(), versions);
            knowing = mask.with(resolved.secrets());
            Channel channel = plugins.ofType(account.type())
                    .create(
                            new ChannelSettings(channelId, properties.notificationUri(channelId), resolved.values()),
                            new CallExchanges(channelId, exchanges, alarms, meters, knowing));
            return new ConnectedChannel(channelId, channel, places, versions, knowing, meters);
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException | LinkageError refused) {
            throw new IllegalArgumentException(
                    message(channelId, knowing.text(String.valueOf(refused.getMessage()))),
                    PluginTrouble.of(refused, knowing));
        }
    }

    private static String message(String channelId, String reason) {
        String prefix = "channel " + channelId;
        return reason.startsWith(prefix) ? reason : prefix + ": " + reason;
    }
}
