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
}
