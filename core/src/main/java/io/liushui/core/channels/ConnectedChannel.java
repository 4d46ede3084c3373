package io.liushui.core.channels;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ExchangeLog.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin's channel, its calls bounded in number and timed. What it throws is an unknown outcome: the money may have moved. */
final class ConnectedChannel {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedChannel.class);

    private final ChannelDescription description;
    private final Channel channel;
    private final Semaphore places;
    private final Duration longestWait;
    private final MeterRegistry meters;

    ConnectedChannel(String channelId, Channel channel, int concurrency, Duration longestWait, MeterRegistry meters) {
        this.channel = channel;
        this.description = channel.describe();
        this.places = new Semaphore(concurrency);
        this.longestWait = longestWait;
        this.meters = meters;
        if (!description.channelId().equals(channelId)) {
            throw new IllegalArgumentException("channel " + channelId + " calls itself " + description.channelId());
        }
    }

    ChannelDescription description() {
        return description;
    }

    Channel channel() {
        return channel;
    }

    /**
     * @param call does it; an answer of null counts as an exception
     * @param refused what it means that there was no free place in time: nothing was sent
     * @param unknown what it means that the plugin threw
     */
    <T> T call(
            String operation,
            List<Exchange> sink,
            Function<Channel, T> call,
            Supplier<T> refused,
            Function<String, T> unknown) {
        if (!enter()) {
            meters.counter("liushui.channel.refused", "channel", description.channelId(), "operation", operation)
                    .increment();
            return refused.get();
        }
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
            LOG.error("channel {} threw during {}", description.channelId(), operation, thrown);
            countUnknown(operation, "thrown");
            return unknown.apply("plugin: " + thrown.getClass().getSimpleName());
        } finally {
            places.release();
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

    private boolean enter() {
        try {
            return places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
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
