package io.liushui.core.ledger;

import io.liushui.core.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How the events of a payment are booked. */
public final class PaymentPostings {

    private PaymentPostings() {}

    /**
     * The channel owes us the payer's money; we owe it to the merchant.
     *
     * @param partsMinor what of the amount its sources have given already, in minor units
     */
    public static Entry captured(String paymentId, String channelId, String merchantId, Money amount, long partsMinor) {
        return new Entry(
                "captured:" + paymentId,
                "Payment captured",
                lines(
                        Line.debit(Account.CHANNEL_RECEIVABLE, channelId, less(amount, partsMinor)),
                        partsMinor == 0 ? null : Line.debit(Account.PART_CLEARING, paymentId, only(amount, partsMinor)),
                        Line.credit(Account.MERCHANT_PAYABLE, merchantId, amount)));
    }

    /** Late or double money of an attempt: the channel has it, and it is nobody's but the payer's. */
    public static Entry strayReceived(String attemptId, String paymentId, String channelId, Money amount) {
        return new Entry(
                "stray:" + attemptId,
                "Late or double money received",
                List.of(
                        Line.debit(Account.CHANNEL_RECEIVABLE, channelId, amount),
                        Line.credit(Account.SUSPENSE, paymentId, amount)));
    }

    /** Late or double money went back to the payer. */
    public static Entry strayRefunded(String refundId, String paymentId, String channelId, Money amount) {
        return new Entry(
                "refunded:" + refundId,
                "Late or double money refunded",
                List.of(
                        Line.debit(Account.SUSPENSE, paymentId, amount),
                        Line.credit(Account.CHANNEL_RECEIVABLE, channelId, amount)));
    }

    /**
     * The channel paid the payer back, so it owes us less, and we the one who had got the money.
     *
     * @param owedLess to whom
     */
    public static Entry refunded(String refundId, Line owedLess, String channelId, Money amount) {
        return new Entry(
                "refunded:" + refundId,
                "Payment refunded",
                List.of(owedLess, Line.credit(Account.CHANNEL_RECEIVABLE, channelId, amount)));
    }

    /** An operator paid the payer back outside of the channel: what paid for it is to be cleared. */
    public static Entry refundedElsewhere(String refundId, Line owedLess, String channelId, Money amount) {
        return new Entry(
                "refunded:" + refundId,
                "Payment refunded outside of its channel",
                List.of(owedLess, Line.credit(Account.REFUND_CLEARING, channelId, amount)));
    }

    /** The same, of late or double money. */
    public static Entry strayRefundedElsewhere(String refundId, String paymentId, String channelId, Money amount) {
        return new Entry(
                "refunded:" + refundId,
                "Late or double money refunded outside of its channel",
                List.of(
                        Line.debit(Account.SUSPENSE, paymentId, amount),
                        Line.credit(Account.REFUND_CLEARING, channelId, amount)));
    }

    /**
     * A payment of several parts goes back, wholly or a share of each: the parts' sources give it on.
     *
     * @param owedLess to whom, by the whole amount
     * @param settled who paid back what is not the parts'; null when all of it is
     * @param ofParts the parts' shares
     */
    public static Entry refundedInParts(String refundId, String paymentId, Line owedLess, Line settled, Money ofParts) {
        return new Entry(
                "refunded:" + refundId,
                "Payment of several parts refunded",
                lines(owedLess, settled, Line.credit(Account.PART_CLEARING, paymentId, ofParts)));
    }

    private static Money less(Money amount, long minor) {
        return new Money(amount.amountMinor() - minor, amount.currency());
    }

    private static Money only(Money amount, long minor) {
        return new Money(minor, amount.currency());
    }

    /** Those that are not null. */
    private static List<Line> lines(Line... lines) {
        return Stream.of(lines).filter(Objects::nonNull).toList();
    }
}
