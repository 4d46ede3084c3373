package io.liushui.core.refunds;

import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.money.Money;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentMoney;
import io.liushui.core.payments.PaymentState;
import io.liushui.core.payments.Payments;
import io.liushui.core.payments.RefundedAmounts;
import io.liushui.core.refunds.RefundState.SettledBy;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.DayCutoff;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts refunds and voids of merchants. Under the payment's lock the amount is reserved, so that what is on its way back never exceeds what was
 * captured, however many ask at once. What asks nothing of the channel ends here. A transaction that ends in a refusal must be rolled back.
 */
@Component
public class RefundAcceptance {
    private final Payments payments;
    private final RefundedAmounts amounts;
    private final PaidOrders orders;
    private final RefundStore store;
    private final RefundOpening opening;
    private final RefundFunds funds;
    private final RefundEnds ends;
    private final PaymentMoney money;
    private final ChannelGateway gateway;
    private final Clock clock;

    RefundAcceptance(
            Payments payments,
            RefundedAmounts amounts,
            PaidOrders orders,
            RefundStore store,
            RefundOpening opening,
            RefundFunds funds,
            RefundEnds ends,
            PaymentMoney money,
            ChannelGateway gateway,
            Clock clock) {
        this.payments = payments;
        this.amounts = amounts;
        this.orders = orders;
        this.store = store;
        this.opening = opening;
        this.funds = funds;
        this.ends = ends;
        this.money = money;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** How a request ended. */
    public sealed interface Result {
        record Accepted(Refund refund) implements Result {}

        record PaymentNotFound() implements Result {}

        /** It has not succeeded, or all of it is back. */
        record NotRefundable(Payment payment) implements Result {}

        /** It has not succeeded, or something of it is on its way back. */
        record NotVoidable(Payment payment) implements Result {}

        /** The channel that took the money cannot give it back. */
        record NotSupported(String channelId) implements Result {}

        /** @param remainingMinor what may still be refunded, 0 or more */
        record ExceedsRemaining(long remainingMinor) implements Result {}

        /**
         * Whoever got the money has no longer enough of it.
         *
         * @param reachableMinor what there is, in minor units, less than was asked for
         */
        record InsufficientBalance(long reachableMinor) implements Result {}

        record NumberTaken() implements Result {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Result refund(RequestRefund command) {
        if (payments.find(command.appId(), command.paymentId()).isEmpty()) {
            return new Result.PaymentNotFound();
        }
        Payment payment = amounts.lock(command.paymentId());
        if (taken(command.appId(), command.merchantRefundNo())) {
            return new Result.NumberTaken();
        }
        boolean refundable = payment.state() instanceof PaymentState.Succeeded
                || payment.state() instanceof PaymentState.PartiallyRefunded;
        if (!refundable || !money.refundable(payment)) {
            return new Result.NotRefundable(payment);
        }
        PaidOrders.Paid paid = orders.of(payment.id()).orElseThrow();
        if (!gateway.offers(paid.channelId(), ChannelFunction.REFUND)) {
            return new Result.NotSupported(paid.channelId());
        }
        long remaining = payment.remainingMinor();
        long amountMinor = command.amountMinor() == null ? remaining : command.amountMinor();
        if (amountMinor < 1 || amountMinor > remaining) {
            return new Result.ExceedsRemaining(remaining);
        }
        return accept(
                payment,
                new NewRefund(
                        payment.id(),
                        paid.attemptId(),
                        null,
                        payment.merchantId(),
                        payment.appId(),
                        RefundKind.REFUND,
                        Origin.MERCHANT,
                        command.merchantRefundNo(),
                        new Money(amountMinor, payment.amount().currency()),
                        paid.channelId(),
                        null,
                        command.reason(),
                        command.metadata(),
                        command.traceId()));
    }

    /** The whole payment; a refund in its place when the channel's day is over, or it has no void. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result voidPayment(RequestVoid command) {
        if (payments.find(command.appId(), command.paymentId()).isEmpty()) {
            return new Result.PaymentNotFound();
        }
        Payment payment = amounts.lock(command.paymentId());
        if (taken(command.appId(), command.merchantRefundNo())) {
            return new Result.NumberTaken();
        }
        if (!(payment.state() instanceof PaymentState.Succeeded)
                || payment.refundingMinor() > 0
                || !money.refundable(payment)) {
            return new Result.NotVoidable(payment);
        }
        PaidOrders.Paid paid = orders.of(payment.id()).orElseThrow();
        Optional<FallbackReason> fallback = fallback(paid);
        if (fallback.isPresent() && !gateway.offers(paid.channelId(), ChannelFunction.REFUND)) {
            return new Result.NotSupported(paid.channelId());
        }
        return accept(
                payment,
                new NewRefund(
                        payment.id(),
                        paid.attemptId(),
                        null,
                        payment.merchantId(),
                        payment.appId(),
                        fallback.isPresent() ? RefundKind.REFUND : RefundKind.VOID,
                        Origin.MERCHANT,
                        command.merchantRefundNo(),
                        payment.amount(),
                        paid.channelId(),
                        fallback.orElse(null),
                        command.reason(),
                        Map.of(),
                        command.traceId()));
    }

    /** Why it cannot be a void; empty when it can. A channel without a cut-off says itself when it is too late. */
    private Optional<FallbackReason> fallback(PaidOrders.Paid paid) {
        if (!gateway.offers(paid.channelId(), ChannelFunction.VOID)) {
            return Optional.of(FallbackReason.VOID_NOT_SUPPORTED);
        }
        DayCutoff cutoff = gateway.describe(paid.channelId()).cutoff();
        return cutoff == null || cutoff.sameDay(paid.paidAt(), clock.instant())
                ? Optional.empty()
                : Optional.of(FallbackReason.AFTER_CUTOFF);
    }

    private Result accept(Payment payment, NewRefund refund) {
        Optional<Refund> opened = opening.open(payment, refund);
        if (opened.isEmpty()) {
            return new Result.NumberTaken();
        }
        return switch (funds.reserve(payment, opened.get())) {
            case Withdrawal.Done _, Withdrawal.Repeated _ ->
                new Result.Accepted(
                        opened.get().operationId() == null
                                ? ends.succeed(payment, opened.get(), SettledBy.PARTS)
                                : opened.get());
            case Withdrawal.InsufficientFunds(long reachableMinor) -> new Result.InsufficientBalance(reachableMinor);
        };
    }

    private boolean taken(String appId, String merchantRefundNo) {
        return merchantRefundNo != null
                && store.findByNumber(appId, merchantRefundNo).isPresent();
    }
}
