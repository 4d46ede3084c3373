package io.liushui.core.refunds;

import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.money.Money;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.RefundedAmounts;
import io.liushui.core.preauth.Capture;
import io.liushui.core.preauth.CaptureState;
import io.liushui.core.preauth.Captures;
import io.liushui.core.preauth.RefundedCaptures;
import io.liushui.spi.ChannelFunction;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts refunds of captures. Under the locks of the authorisation the amount is reserved, so that a capture is either voided or refunded, and what is
 * on its way back never exceeds what it took. A transaction that ends in a refusal must be rolled back.
 */
@Component
public class CaptureRefunds {
    private final RefundedAmounts payments;
    private final Captures captures;
    private final RefundedCaptures amounts;
    private final RefundStore store;
    private final RefundOpening opening;
    private final RefundFunds funds;
    private final ChannelGateway gateway;

    CaptureRefunds(
            RefundedAmounts payments,
            Captures captures,
            RefundedCaptures amounts,
            RefundStore store,
            RefundOpening opening,
            RefundFunds funds,
            ChannelGateway gateway) {
        this.payments = payments;
        this.captures = captures;
        this.amounts = amounts;
        this.store = store;
        this.opening = opening;
        this.funds = funds;
        this.gateway = gateway;
    }

    /** How a request ended. */
    public sealed interface Result {
        record Accepted(Refund refund) implements Result {}

        record CaptureNotFound() implements Result {}

        /** It has not succeeded, is being voided, or all of it is back. */
        record NotRefundable(Capture capture) implements Result {}

        /** The channel that took the money cannot give it back. */
        record NotSupported(String channelId) implements Result {}

        /** @param remainingMinor what may still be refunded, 1 or more */
        record ExceedsRemaining(long remainingMinor) implements Result {}

        /** @param reachableMinor what the merchant's balance has, in minor units, less than was asked for */
        record InsufficientBalance(long reachableMinor) implements Result {}

        record NumberTaken() implements Result {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Result refund(RequestCaptureRefund command) {
        Optional<Capture> found = captures.find(command.appId(), command.captureId());
        if (found.isEmpty()) {
            return new Result.CaptureNotFound();
        }
        Payment authorization = payments.lock(found.get().paymentId());
        RefundedCaptures.Taken taken = amounts.lock(command.captureId());
        Capture capture = taken.capture();
        if (store.findByNumber(command.appId(), command.merchantRefundNo()).isPresent()) {
            return new Result.NumberTaken();
        }
        long remaining = capture.remainingMinor();
        if (capture.state() != CaptureState.SUCCEEDED || remaining == 0) {
            return new Result.NotRefundable(capture);
        }
        if (!gateway.offers(taken.channelId(), ChannelFunction.REFUND)) {
            return new Result.NotSupported(taken.channelId());
        }
        long amountMinor = command.amountMinor() == null ? remaining : command.amountMinor();
        return amountMinor > remaining
                ? new Result.ExceedsRemaining(remaining)
                : accept(authorization, newRefund(command, taken, amountMinor));
    }

    private Result accept(Payment authorization, NewRefund refund) {
        Optional<Refund> opened = opening.open(refund);
        if (opened.isEmpty()) {
            return new Result.NumberTaken();
        }
        return switch (funds.reserve(authorization, opened.get())) {
            case Withdrawal.Done _, Withdrawal.Repeated _ -> new Result.Accepted(opened.get());
            case Withdrawal.InsufficientFunds(long reachableMinor) -> new Result.InsufficientBalance(reachableMinor);
        };
    }

    private static NewRefund newRefund(RequestCaptureRefund command, RefundedCaptures.Taken taken, long amountMinor) {
        Capture capture = taken.capture();
        return new NewRefund(
                capture.paymentId(),
                taken.attemptId(),
                capture.id(),
                capture.merchantId(),
                capture.appId(),
                RefundKind.REFUND,
                Origin.MERCHANT,
                command.merchantRefundNo(),
                new Money(amountMinor, capture.amount().currency()),
                taken.channelId(),
                null,
                command.reason(),
                command.metadata(),
                command.traceId());
    }
}
