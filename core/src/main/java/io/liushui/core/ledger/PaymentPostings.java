package io.liushui.core.ledger;

import io.liushui.core.money.Money;
import java.util.List;

/** How the events of a payment are booked. */
public final class PaymentPostings {

    private PaymentPostings() {}

    /** The channel owes us the payer's money; we owe it to the merchant. */
    public static Entry captured(String paymentId, String channelId, String merchantId, Money amount) {
        return new Entry(
                "captured:" + paymentId,
                "Payment captured",
                List.of(
                        Line.debit(Account.CHANNEL_RECEIVABLE, channelId, amount),
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
}
