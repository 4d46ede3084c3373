package io.liushui.core.channels;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ContractReference;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsCaptureVoid;
import io.liushui.spi.SupportsContracts;
import io.liushui.spi.SupportsPayout;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.SupportsVoid;
import io.liushui.spi.VoidRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What channels do under a number of its own, apart from paying; under the rules of {@link ChannelGateway}. A channel that cannot do it answers
 * {@code Declined} with code {@code not_supported}, and {@code Unknown} to a question. A question never answers {@code Unavailable}: that it could not be
 * asked says nothing of what it asks for.
 */
@Component
public class OperationGateway {
    private static final String BUSY = "too many calls to this channel";

    private final ChannelGateway gateway;

    OperationGateway(ChannelGateway gateway) {
        this.gateway = gateway;
    }

    public OperationOutcome refund(String channelId, RefundRequest request, List<Exchange> sink) {
        return submit(channelId, "refund", SupportsRefund.class, channel -> channel.refund(request), sink);
    }

    public OperationOutcome queryRefund(String channelId, RefundRequest request, List<Exchange> sink) {
        return ask(channelId, "refund_query", SupportsRefund.class, channel -> channel.queryRefund(request), sink);
    }

    public OperationOutcome voidPayment(String channelId, VoidRequest request, List<Exchange> sink) {
        return submit(channelId, "void", SupportsVoid.class, channel -> channel.voidPayment(request), sink);
    }

    public OperationOutcome queryVoid(String channelId, VoidRequest request, List<Exchange> sink) {
        return ask(channelId, "void_query", SupportsVoid.class, channel -> channel.queryVoid(request), sink);
    }

    public OperationOutcome capture(String channelId, CaptureRequest request, List<Exchange> sink) {
        return submit(channelId, "capture", SupportsPreauth.class, channel -> channel.capture(request), sink);
    }

    public OperationOutcome queryCapture(String channelId, CaptureRequest request, List<Exchange> sink) {
        return ask(channelId, "capture_query", SupportsPreauth.class, channel -> channel.queryCapture(request), sink);
    }

    public OperationOutcome voidCapture(String channelId, CaptureVoidRequest request, List<Exchange> sink) {
        return submit(
                channelId, "capture_void", SupportsCaptureVoid.class, channel -> channel.voidCapture(request), sink);
    }

    public OperationOutcome queryCaptureVoid(String channelId, CaptureVoidRequest request, List<Exchange> sink) {
        return ask(
                channelId,
                "capture_void_query",
                SupportsCaptureVoid.class,
                channel -> channel.queryCaptureVoid(request),
                sink);
    }

    public OperationOutcome voidAuthorization(String channelId, AuthorizationVoidRequest request, List<Exchange> sink) {
        return submit(
                channelId,
                "authorization_void",
                SupportsPreauth.class,
                channel -> channel.voidAuthorization(request),
                sink);
    }

    public OperationOutcome queryAuthorizationVoid(
            String channelId, AuthorizationVoidRequest request, List<Exchange> sink) {
        return ask(
                channelId,
                "authorization_void_query",
                SupportsPreauth.class,
                channel -> channel.queryAuthorizationVoid(request),
                sink);
    }

    public OperationOutcome payOut(String channelId, PayoutRequest request, List<Exchange> sink) {
        return submit(channelId, "payout", SupportsPayout.class, channel -> channel.payOut(request), sink);
    }

    public OperationOutcome queryPayout(String channelId, PayoutRequest request, List<Exchange> sink) {
        return ask(channelId, "payout_query", SupportsPayout.class, channel -> channel.queryPayout(request), sink);
    }

    /** Whether a payout that was paid has come back. */
    public PayoutReturnOutcome queryPayoutReturn(String channelId, PayoutRequest request, List<Exchange> sink) {
        return gateway.call(
                channelId,
                "payout_return_query",
                sink,
                channel -> channel instanceof SupportsPayout paying
                        ? paying.queryReturn(request)
                        : new PayoutReturnOutcome.Unanswered("the channel has no payout"),
                () -> new PayoutReturnOutcome.Unanswered(BUSY),
                PayoutReturnOutcome.Unanswered::new);
    }

    /** Whether it worked is asked for by {@link ContractGateway#queryContract}. */
    public OperationOutcome unsign(String channelId, ContractReference contract, List<Exchange> sink) {
        return submit(channelId, "unsign", SupportsContracts.class, channel -> channel.unsign(contract), sink);
    }

    /** Why the channel's code declines, when its plugin knows better than to give up; empty too when the channel is gone. */
    public Optional<DeclineReason> declineReason(String channelId, ChannelFunction function, String code) {
        Optional<Optional<DeclineReason>> reason = Optional.empty();
        while (reason.isEmpty() && gateway.channelIds().contains(channelId)) {
            reason = gateway.connected(channelId).use(channel -> channel.codes().reason(function, code));
        }
        return reason.flatMap(known -> known);
    }

    private <C> OperationOutcome submit(
            String channelId,
            String operation,
            Class<C> capability,
            Function<C, OperationOutcome> call,
            List<Exchange> sink) {
        return gateway.call(
                channelId,
                operation,
                sink,
                channel -> capability.isInstance(channel)
                        ? call.apply(capability.cast(channel))
                        : new OperationOutcome.Declined("not_supported", "the channel has no " + operation),
                () -> new OperationOutcome.Unavailable(BUSY),
                OperationOutcome.Unknown::new);
    }

    private <C> OperationOutcome ask(
            String channelId,
            String operation,
            Class<C> capability,
            Function<C, OperationOutcome> call,
            List<Exchange> sink) {
        OperationOutcome outcome = gateway.call(
                channelId,
                operation,
                sink,
                channel -> capability.isInstance(channel)
                        ? call.apply(capability.cast(channel))
                        : new OperationOutcome.Unknown("the channel has no " + operation),
                () -> new OperationOutcome.Unknown(BUSY),
                OperationOutcome.Unknown::new);
        return outcome instanceof OperationOutcome.Unavailable(String reason)
                ? new OperationOutcome.Unknown(reason)
                : outcome;
    }
}
