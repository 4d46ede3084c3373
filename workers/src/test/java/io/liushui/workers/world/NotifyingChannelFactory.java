package io.liushui.workers.world;

import io.liushui.core.fake.FakeChannel;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes scripted channels, and lets tests find theirs by the setting {@code world} and the channel's id. */
public final class NotifyingChannelFactory implements ChannelFactory {
    private static final Map<String, FakeChannel> SCRIPTS = new ConcurrentHashMap<>();

    @Override
    public String type() {
        return "notifying";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        NotifyingChannel channel = new NotifyingChannel(settings.channelId(), log);
        SCRIPTS.put(settings.require("world") + "/" + settings.channelId(), channel);
        return channel;
    }

    static FakeChannel script(String world, String channelId) {
        return SCRIPTS.get(world + "/" + channelId);
    }
}
