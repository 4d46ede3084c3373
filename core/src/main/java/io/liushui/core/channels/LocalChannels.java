package io.liushui.core.channels;

import io.liushui.spi.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Channels of the core itself, beside those of plugins: always connected, free of charge, and without settings. Each is a bean of type {@link Channel}. */
final class LocalChannels {
    /** Each call takes a connection to the database, so more at a time would only wait there. */
    private static final int CONCURRENCY = 64;

    private final Map<String, ConnectedChannel> byId = new TreeMap<>();

    LocalChannels(List<Channel> channels, LogMask mask, MeterRegistry meters) {
        for (Channel channel : channels) {
            String id = channel.describe().channelId();
            byId.put(
                    id,
                    new ConnectedChannel(
                            id,
                            channel,
                            new ChannelPlaces(CONCURRENCY, ConnectedChannel.LONGEST_WAIT),
                            Map.of(),
                            mask,
                            meters));
        }
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /**
     * These and the configured ones.
     *
     * @throws IllegalArgumentException when a configured one has the id of one of these
     */
    Map<String, ConnectedChannel> beside(Map<String, ConnectedChannel> configured) {
        Map<String, ConnectedChannel> all = new TreeMap<>(byId);
        configured.forEach((id, channel) -> {
            if (all.put(id, channel) != null) {
                throw new IllegalArgumentException(
                        "channel " + id + " is one of ours: give the configured channel another id");
            }
        });
        return all;
    }
}
