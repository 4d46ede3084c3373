package io.liushui.core.channels;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ExchangeLog.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin's channel, its calls bounded in number and timed. What it throws is an unknown outcome: the money may have moved. Once it is retired no call
 * begins any more, and it is closed when the last one has ended.
 */
final class ConnectedChannel {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedChannel.class);

    private final ChannelDescription description;
    private final Channel channel;
    private final ChannelPlaces places;
    private final Map<String, Integer> credentials;
    private final LogMask mask;
    private final MeterRegistry meters;
    private final CallsUnderWay calls = new CallsUnderWay(this::close);

    /**
     * @param places shared by all that this channel was and will be, so that a rotation does not double them
     * @param credentials the versions that it was made with, by name
     */
    ConnectedChannel(
            String channelId,
            Channel channel,
            ChannelPlaces places,
            Map<String, Integer> credentials,
            LogMask mask,
            MeterRegistry meters) {
        this.channel = channel;
        this.description = channel.describe();
        this.places = places;
        this.credentials = Map.copyOf(credentials);
        this.mask = mask;
        this.meters = meters;
        if (!description.channelId().equals(channelId)) {
            throw new IllegalArgumentException("channel " + channelId + " calls itself " + description.channelId());
        }
    }

    ChannelDescription description() {
        return description;
    }

    ChannelPlaces places() {
        return places;
    }

    Map<String, Integer> credentials() {
        return credentials;
    }

    LogMask mask() {
        return mask;
    }

    void retire() {
        calls.retire();
    }

    /**
     * Uses the plugin without taking a place, for what sends nothing. Empty when the channel is retired.
     *
     * @param use what it throws is thrown again, masked
     */
    <T> Optional<T> use(Function<Channel, T> use) {
        if (!calls.begin()) {
            return Optional.empty();
        }
        try {
            return Optional.of(use.apply(channel));
        } catch (RuntimeException | LinkageError thrown) {
            throw PluginTrouble.of(thrown, mask);
        } finally {
            calls.end();
        }
    }

    /**
     * Empty when the channel is retired: nothing was done.
     *
     * @param call does it; an answer of null counts as an exception
     * @param refused what it means that there was no free place in time: nothing was sent
     * @param unknown what it means that the plugin threw
     */
    <T> Optional<T> call(
            String operation,
            List<Exchange> sink,
            Function<Channel, T> call,
            Supplier<T> refused,
            Function<String, T> unknown) {
        if (!calls.begin()) {
            return Optional.empty();
        }
        try {
            if (!places.enter()) {
                meters.counter("liushui.channel.refused", "channel", description.channelId(), "operation", operation)
                        .increment();
                return Optional.of(refused.get());
            }
            try {
                return Optional.of(timed(operation, sink, call, unknown));
            } finally {
                places.leave();
            }
        } finally {
            calls.end();
        }
    }

    private <T> T timed(String operation, List<Exchange> sink, Function<Channel, T> call, Function<String, T> unknown) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "thrown";
        try {
            T answer = ScopedValue.where(CallExchanges.SINK, sink).call(() -> call.apply(channel));
            if (answer == null) {
                throw new IllegalStateException("the plugin answered null");
            }
            outcome = name(answer);
            if (outcome.equals("unknown")) {
                countUnknown(operation, "answered");
            }
            return answer;
        } catch (Exception | LinkageError | AssertionError thrown) {
            LOG.error("channel {} threw during {}", description.channelId(), operation, PluginTrouble.of(thrown, mask));
            countUnknown(operation, "thrown");
            return unknown.apply("plugin: " + thrown.getClass().getSimpleName());
        } finally {
            sample.stop(meters.timer(
                    "liushui.channel.call",
                    "channel",
                    description.channelId(),
                    "operation",
                    operation,
                    "outcome",
                    outcome));
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (RuntimeException | LinkageError thrown) {
            LOG.error("channel {} threw while it was closed", description.channelId(), PluginTrouble.of(thrown, mask));
        }
    }

    private void countUnknown(String operation, String cause) {
        meters.counter(
                        "liushui.channel.unknown",
                        "channel",
                        description.channelId(),
                        "operation",
                        operation,
                        "cause",
                        cause)
                .increment();
    }

    private static String name(Object outcome) {
        return outcome.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "_$1")
                .toLowerCase(Locale.ROOT);
    }
}
