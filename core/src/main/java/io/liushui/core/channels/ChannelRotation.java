package io.liushui.core.channels;

import io.liushui.core.credentials.Credentials;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts channels of new credentials in the place of those of old ones while payments go on. */
final class ChannelRotation {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelRotation.class);

    private final ChannelGateway gateway;
    private final ChannelConnections connections;
    private final Credentials credentials;
    private final MeterRegistry meters;

    ChannelRotation(
            ChannelGateway gateway, ChannelConnections connections, Credentials credentials, MeterRegistry meters) {
        this.gateway = gateway;
        this.connections = connections;
        this.credentials = credentials;
        this.meters = meters;
    }

    /** Whether any channel refers to a credential at all. */
    boolean isNeeded() {
        return gateway.channelIds().stream()
                .anyMatch(id -> !gateway.connected(id).credentials().isEmpty());
    }

    /** Looks once for new versions and makes the channels that use them anew. */
    synchronized void check() {
        Map<String, Integer> newest = credentials.newest();
        for (String id : gateway.channelIds()) {
            ConnectedChannel current = gateway.connected(id);
            Map<String, Integer> wanted =
                    ChannelConnections.only(newest, current.credentials().keySet());
            boolean complete = wanted.size() == current.credentials().size();
            if (complete && !wanted.equals(current.credentials()) && !connections.hasRefused(id, wanted)) {
                rotate(id, current, wanted);
            }
        }
    }

    private void rotate(String channelId, ConnectedChannel current, Map<String, Integer> wanted) {
        Optional<ConnectedChannel> fresh = connections.again(channelId, current, wanted);
        count(channelId, fresh.isPresent() ? "done" : "refused");
        fresh.ifPresent(successor -> {
            gateway.replace(channelId, successor);
            LOG.info("channel {} was made anew with {}", channelId, wanted);
        });
    }

    private void count(String channelId, String outcome) {
        meters.counter("liushui.channel.rotations", "channel", channelId, "outcome", outcome)
                .increment();
    }
}
