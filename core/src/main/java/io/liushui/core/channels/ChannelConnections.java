package io.liushui.core.channels;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.credentials.CredentialUses;
import io.liushui.core.credentials.Credentials;
import io.liushui.core.credentials.SettingValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects channels with the newest version of their credentials and keeps which versions were taken. What a plugin refuses raises an alarm, and the
 * versions that it took before stay in force: over a restart too.
 */
final class ChannelConnections {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelConnections.class);

    private final ChannelsProperties properties;
    private final ChannelConnector connector;
    private final Credentials credentials;
    private final CredentialUses uses;
    private final Alarms alarms;
    /** By channel, so that what was refused is not tried, and told, again each second. */
    private final Map<String, Map<String, Integer>> refused = new ConcurrentHashMap<>();

    ChannelConnections(
            ChannelsProperties properties,
            ChannelConnector connector,
            Credentials credentials,
            CredentialUses uses,
            Alarms alarms) {
        this.properties = properties;
        this.connector = connector;
        this.credentials = credentials;
        this.uses = uses;
        this.alarms = alarms;
    }

    /**
     * All configured channels, by id.
     *
     * @throws IllegalArgumentException naming the channel whose plugin, setting or credential is missing or refused
     */
    Map<String, ConnectedChannel> connectAll() {
        uses.keepOnly(properties.channels().keySet());
        Map<String, Integer> newest = credentials.newest();
        Map<String, ConnectedChannel> connected = new TreeMap<>();
        properties.channels().forEach((id, account) -> connected.put(id, first(id, only(newest, references(id)))));
        return connected;
    }

    /** Whether these versions were the last that the channel refused. */
    boolean hasRefused(String channelId, Map<String, Integer> versions) {
        return versions.equals(refused.get(channelId));
    }

    /** The channel with other versions, in the places of the one before; empty when they are refused: it was told, and nothing has changed. */
    Optional<ConnectedChannel> again(String channelId, ConnectedChannel before, Map<String, Integer> versions) {
        try {
            return Optional.of(accepted(channelId, connector.connect(channelId, versions, before.places())));
        } catch (IllegalArgumentException refusal) {
            tell(channelId, versions, refusal);
            return Optional.empty();
        }
    }

    private ConnectedChannel first(String channelId, Map<String, Integer> newest) {
        ChannelPlaces places =
                new ChannelPlaces(properties.channels().get(channelId).concurrency(), ConnectedChannel.LONGEST_WAIT);
        try {
            return accepted(channelId, connector.connect(channelId, newest, places));
        } catch (IllegalArgumentException refusal) {
            Map<String, Integer> before = uses.of(channelId);
            if (before.equals(newest) || !before.keySet().equals(references(channelId)) || before.isEmpty()) {
                throw refusal;
            }
            ConnectedChannel kept = connector.connect(channelId, before, places);
            tell(channelId, newest, refusal);
            return kept;
        }
    }

    private ConnectedChannel accepted(String channelId, ConnectedChannel channel) {
        try {
            uses.accepted(channelId, channel.credentials());
        } catch (RuntimeException databaseAway) {
            channel.retire();
            throw databaseAway;
        }
        refused.remove(channelId);
        return channel;
    }

    private void tell(String channelId, Map<String, Integer> versions, IllegalArgumentException refusal) {
        refused.put(channelId, versions);
        LOG.error("channel {} refuses {} and goes on as before", channelId, versions, refusal);
        uses.refused(channelId, versions, refusal.getMessage());
        alarms.raise(
                "channel_credentials_refused",
                channelId,
                "credentials " + versions + ", the channel goes on as before: " + refusal.getMessage());
    }

    private Set<String> references(String channelId) {
        return SettingValue.credentials(
                properties.channels().get(channelId).settings().values());
    }

    static Map<String, Integer> only(Map<String, Integer> versions, Set<String> names) {
        Map<String, Integer> some = new TreeMap<>(versions);
        some.keySet().retainAll(names);
        return some;
    }
}
