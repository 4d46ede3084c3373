package io.liushui.core.wallets;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Line;
import io.liushui.core.localchannels.LocalRefund;
import io.liushui.core.localchannels.LocalTerms;
import io.liushui.core.localchannels.PaidOrder;
import io.liushui.core.money.Money;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartReturn;
import java.util.List;

/** How the events of a wallet are booked. */
final class WalletPostings {
    private static final String CHANNEL = LocalTerms.WALLET.channelId();

    private WalletPostings() {}

    /** A channel owes us the payer's money; we owe it to the payer. */
    static Entry toppedUp(String paymentId, String channelId, String walletId, Money amount) {
        return new Entry(
                "captured:" + paymentId,
                "Wallet topped up",
                List.of(
                        Line.debit(Account.CHANNEL_RECEIVABLE, channelId, amount),
                        Line.credit(Account.PAYER_WALLETS, walletId, amount)));
    }

    /** The payer gives us, as a channel, what we owed; the payment's own entry takes it on. */
    static Entry paid(PaidOrder order) {
        return new Entry(
                "wallet_paid:" + order.orderNo(),
                "Paid from a wallet",
                List.of(
                        Line.debit(Account.PAYER_WALLETS, order.owner(), order.amount()),
                        Line.credit(Account.CHANNEL_RECEIVABLE, CHANNEL, order.amount())));
    }

    /** We owe it to the payer again. */
    static Entry refunded(PaidOrder order, LocalRefund refund) {
        return new Entry(
                "wallet_refunded:" + refund.refundNo(),
                "Refunded to a wallet",
                List.of(
                        Line.debit(Account.CHANNEL_RECEIVABLE, CHANNEL, refund.amount()),
                        Line.credit(Account.PAYER_WALLETS, order.owner(), refund.amount())));
    }

    /** Of the hold, the flow and the journal's entry alike. */
    static String used(String partId) {
        return "part_used:" + partId;
    }

    /** A part of a payment is no longer the payer's; the payment's own entry takes it on. */
    static Entry partUsed(Part part) {
        return new Entry(
                used(part.id()),
                "Paid in part from a wallet",
                List.of(
                        Line.debit(Account.PAYER_WALLETS, part.source(), part.amount()),
                        Line.credit(Account.PART_CLEARING, part.paymentId(), part.amount())));
    }

    /** Of a refund. */
    static Entry partReturned(Part part, PartReturn back) {
        Money amount = new Money(back.amountMinor(), part.amount().currency());
        return new Entry(
                "part_returned:" + back.refundId() + ":" + part.id(),
                "Refunded in part to a wallet",
                List.of(
                        Line.debit(Account.PART_CLEARING, part.paymentId(), amount),
                        Line.credit(Account.PAYER_WALLETS, part.source(), amount)));
    }
}
