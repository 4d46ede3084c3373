package io.liushui.core.channels;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsCode;
import io.liushui.spi.SupportsCompletion;
import io.liushui.spi.SupportsRefund;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The connected channels. Calls never throw for what a plugin does: an exception of it is an unknown outcome. The exchanges of a call are added to
 * the caller's {@code sink}, to be kept by {@link ExchangeStore} in the transaction of the outcome. Never to be called inside a transaction.
 */
public class ChannelGateway implements AutoCloseable {
    private static final String BUSY = "too many calls to this channel";

    private final Map<String, ConnectedChannel> channels;

    ChannelGateway(Map<String, ConnectedChannel> channels) {
        this.channels = Map.copyOf(channels);
    }

    public Set<String> channelIds() {
        return channels.keySet();
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

    public PayOutcome pay(String channelId, PayRequest request, List<Exchange> sink) {
        return of(channelId)
                .call(
                        "pay",
                        sink,
                        channel -> channel.pay(request),
                        () -> new PayOutcome.Unavailable(BUSY, Duration.ofSeconds(1)),
                        PayOutcome.Unknown::new);
    }

    public QueryOutcome query(String channelId, OrderReference order, List<Exchange> sink) {
        return of(channelId)
                .call(
                        "query",
                        sink,
                        channel -> channel.query(order),
                        () -> new QueryOutcome.Unanswered(BUSY),
                        QueryOutcome.Unanswered::new);
    }

    /** Takes the money of an order that its payer approved at the channel. */
    public PayOutcome complete(String channelId, OrderReference order, List<Exchange> sink) {
        return of(channelId)
                .call(
                        "complete",
                        sink,
                        channel -> channel instanceof SupportsCompletion completing
                                ? completing.complete(order)
                                : new PayOutcome.Unknown("the channel completes by itself"),
                        () -> new PayOutcome.Unavailable(BUSY, Duration.ofSeconds(1)),
                        PayOutcome.Unknown::new);
    }

    /** Gives the payer's code to a channel that sent one. */
    public PayOutcome confirmByCode(String channelId, OrderReference order, String code, List<Exchange> sink) {
        return withCode(channelId, "confirm_by_code", sink, channel -> channel.confirm(order, code));
    }

    /** Has a channel send its payer another code. */
    public PayOutcome sendCodeAgain(String channelId, OrderReference order, Payer payer, List<Exchange> sink) {
        return withCode(channelId, "send_code_again", sink, channel -> channel.sendCodeAgain(order, payer));
    }

    private PayOutcome withCode(
            String channelId, String operation, List<Exchange> sink, Function<SupportsCode, PayOutcome> call) {
        return of(channelId)
                .call(
                        operation,
                        sink,
                        channel -> channel instanceof SupportsCode sending
                                ? call.apply(sending)
                                : new PayOutcome.Unknown("the channel sends no codes"),
                        () -> new PayOutcome.Unavailable(BUSY, Duration.ofSeconds(1)),
                        PayOutcome.Unknown::new);
    }

    /** A channel that cannot close answers {@code Unknown}. */
    public CloseOutcome close(String channelId, OrderReference order, List<Exchange> sink) {
        return of(channelId)
                .call(
                        "close",
                        sink,
                        channel -> channel instanceof SupportsClose closing
                                ? closing.close(order)
                                : new CloseOutcome.Unknown("the channel cannot close orders"),
                        () -> new CloseOutcome.Unknown(BUSY),
                        CloseOutcome.Unknown::new);
    }

    /** A channel that cannot refund answers {@code Declined} with code {@code not_supported}. */
    public OperationOutcome refund(String channelId, RefundRequest request, List<Exchange> sink) {
        return of(channelId)
                .call(
                        "refund",
                        sink,
                        channel -> channel instanceof SupportsRefund refunding
                                ? refunding.refund(request)
                                : notSupported(),
                        () -> new OperationOutcome.Unavailable(BUSY),
                        OperationOutcome.Unknown::new);
    }

    /** Never answers {@code Unavailable}: a question that could not be asked says nothing of the refund. */
    public OperationOutcome queryRefund(String channelId, RefundRequest request, List<Exchange> sink) {
        OperationOutcome outcome = of(channelId)
                .call(
                        "refund_query",
                        sink,
                        channel -> channel instanceof SupportsRefund refunding
                                ? refunding.queryRefund(request)
                                : notSupported(),
                        () -> new OperationOutcome.Unknown(BUSY),
                        OperationOutcome.Unknown::new);
        return outcome instanceof OperationOutcome.Unavailable(String reason)
                ? new OperationOutcome.Unknown(reason)
                : outcome;
    }

    /** Empty when there is no such channel, or it tells nothing by itself. */
    public Optional<ReceivesNotifications> notifications(String channelId) {
        return Optional.ofNullable(channels.get(channelId))
                .map(ConnectedChannel::channel)
                .filter(ReceivesNotifications.class::isInstance)
                .map(ReceivesNotifications.class::cast);
    }

    @Override
    public void close() {
        channels.values().stream().map(ConnectedChannel::channel).forEach(Channel::close);
    }

    private static OperationOutcome notSupported() {
        return new OperationOutcome.Declined("not_supported", "the channel cannot refund");
    }

    private ConnectedChannel of(String channelId) {
        ConnectedChannel channel = channels.get(channelId);
        if (channel == null) {
            throw new IllegalStateException("channel " + channelId + " is not configured");
        }
        return channel;
    }
}
