package io.liushui.core.fake;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Makes fake channels, and lets tests find theirs by the setting {@code world} and the channel's id. It refuses a {@code key} that begins with
 * {@code wrong}, and is so careless as to say it.
 */
public final class FakeChannelFactory implements ChannelFactory {
    private static final Map<String, FakeChannel> MADE = new ConcurrentHashMap<>();

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        String key = settings.values().get("key");
        if (key != null && key.startsWith("wrong")) {
            throw new IllegalArgumentException("setting 'key' cannot be " + key, new IllegalStateException(key));
        }
        FakeChannel channel = new FakeChannel(settings.channelId(), log, key, without(settings));
        MADE.put(settings.require("world") + "/" + settings.channelId(), channel);
        return channel;
    }

    /** Setting {@code without}: functions that the channel lacks, with commas between them. */
    private static Set<ChannelFunction> without(ChannelSettings settings) {
        String lacking = settings.values().get("without");
        return lacking == null
                ? Set.of()
                : Arrays.stream(lacking.split(","))
                        .map(ChannelFunction::valueOf)
                        .collect(Collectors.toSet());
    }

    public static FakeChannel made(String world, String channelId) {
        return MADE.get(world + "/" + channelId);
    }
}
