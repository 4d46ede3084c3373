package io.liushui.core.channels;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsCompletion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connected channels. A channel may be replaced at any time: calls under way end on what they began with, later ones go to its successor. Calls
 * never throw for what a plugin does: an exception of it is an unknown outcome. The exchanges of a call are added to the caller's {@code sink}, to be
 * kept by {@link ExchangeStore} in the transaction of the outcome. Never to be called inside a transaction.
 */
public class ChannelGateway implements AutoCloseable {
    private static final String BUSY = "too many calls to this channel";

    private final Map<String, ConnectedChannel> channels;

    ChannelGateway(Map<String, ConnectedChannel> channels) {
        this.channels = new ConcurrentHashMap<>(channels);
    }

    public Set<String> channelIds() {
        return Set.copyOf(channels.keySet());
    }

    /** @throws IllegalStateException when there is no such channel; the same in every call below */
    public ChannelDescription describe(String channelId) {
        return of(channelId).description();
    }

    /** Whether the payer has to act in this method, at any of the channels. */
    public boolean interactive(String method) {
        return channels.values().stream()
                .map(channel -> channel.description().methods().get(method))
                .anyMatch(description -> description != null && description.interactive());
    }

    /** The product of this method, as a channel that has it says; empty when there is none. */
    public Optional<Product> product(String method) {
        return channels.values().stream()
                .map(channel -> channel.description().methods().get(method))
                .filter(Objects::nonNull)
                .map(MethodDescription::product)
                .findFirst();
    }

    /** Whether a channel of this id is connected and offers the function. */
    public boolean offers(String channelId, ChannelFunction function) {
        ConnectedChannel channel = channels.get(channelId);
        return channel != null && channel.description().functions().contains(function);
    }

    public PayOutcome pay(String channelId, PayRequest request, List<Exchange> sink) {
        return call(
                channelId,
                "pay",
                sink,
                channel -> channel.pay(request),
                () -> new PayOutcome.Unavailable(BUSY, Duration.ofSeconds(1)),
                PayOutcome.Unknown::new);
    }

    public QueryOutcome query(String channelId, OrderReference order, List<Exchange> sink) {
        return call(
                channelId,
                "query",
                sink,
                channel -> channel.query(order),
                () -> new QueryOutcome.Unanswered(BUSY),
                QueryOutcome.Unanswered::new);
    }

    /** Takes the money of an order that its payer approved at the channel. */
    public PayOutcome complete(String channelId, OrderReference order, List<Exchange> sink) {
        return call(
                channelId,
                "complete",
                sink,
                channel -> channel instanceof SupportsCompletion completing
                        ? completing.complete(order)
                        : new PayOutcome.Unknown("the channel completes by itself"),
                () -> new PayOutcome.Unavailable(BUSY, Duration.ofSeconds(1)),
                PayOutcome.Unknown::new);
    }

    /** A channel that cannot close answers {@code Unknown}. */
    public CloseOutcome close(String channelId, OrderReference order, List<Exchange> sink) {
        return call(
                channelId,
                "close",
                sink,
                channel -> channel instanceof SupportsClose closing
                        ? closing.close(order)
                        : new CloseOutcome.Unknown("the channel cannot close orders"),
                () -> new CloseOutcome.Unknown(BUSY),
                CloseOutcome.Unknown::new);
    }

    /**
     * Lets the channel read what it was told.
     *
     * @param hearing may throw; never answers null
     * @return empty when there is no such channel, or it tells nothing by itself
     */
    public <T> Optional<T> hear(String channelId, Function<ReceivesNotifications, T> hearing) {
        Optional<Optional<T>> heard = Optional.empty();
        while (heard.isEmpty() && channels.containsKey(channelId)) {
            heard = of(channelId)
                    .use(channel -> channel instanceof ReceivesNotifications receiving
                            ? Optional.of(hearing.apply(receiving))
                            : Optional.empty());
        }
        return heard.orElseGet(Optional::empty);
    }

    /** What a plugin said, as a log may show it. */
    public String masked(String channelId, String text) {
        return of(channelId).mask().text(text);
    }

    /** What a plugin threw, as a log may show it. */
    public Throwable masked(String channelId, Throwable thrown) {
        return PluginTrouble.of(thrown, of(channelId).mask());
    }

    ConnectedChannel connected(String channelId) {
        return of(channelId);
    }

    /** From now on calls go to this one; the one before is closed after its calls. */
    void replace(String channelId, ConnectedChannel fresh) {
        channels.put(channelId, fresh).retire();
    }

    @Override
    public void close() {
        List<ConnectedChannel> connected = List.copyOf(channels.values());
        channels.clear();
        connected.forEach(ConnectedChannel::retire);
    }

    /** A channel that was replaced between the look-up and the call has its successor in the map already. */
    <T> T call(
            String channelId,
            String operation,
            List<Exchange> sink,
            Function<Channel, T> call,
            Supplier<T> refused,
            Function<String, T> unknown) {
        Optional<T> answer = Optional.empty();
        while (answer.isEmpty()) {
            answer = of(channelId).call(operation, sink, call, refused, unknown);
        }
        return answer.get();
    }

    private ConnectedChannel of(String channelId) {
        ConnectedChannel channel = channels.get(channelId);
        if (channel == null) {
            throw new IllegalStateException("channel " + channelId + " is not configured");
        }
        return channel;
    }
}
