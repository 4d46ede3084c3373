package io.liushui.core.credit;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Line;
import io.liushui.core.localchannels.LocalRefund;
import io.liushui.core.localchannels.LocalTerms;
import io.liushui.core.localchannels.PaidOrder;
import io.liushui.core.money.Money;
import java.util.List;

/** How the events of a credit line are booked. */
final class CreditPostings {
    private static final String CHANNEL = LocalTerms.CREDIT.channelId();

    private CreditPostings() {}

    /** The payer owes us what we, as a channel, have paid. */
    static Entry drawn(PaidOrder order) {
        return new Entry(
                "credit_drawn:" + order.orderNo(),
                "Drawn on a credit line",
                List.of(
                        Line.debit(Account.CREDIT_RECEIVABLE, order.owner(), order.amount()),
                        Line.credit(Account.CHANNEL_RECEIVABLE, CHANNEL, order.amount())));
    }

    static Entry refunded(PaidOrder order, LocalRefund refund) {
        return new Entry(
                "credit_refunded:" + refund.refundNo(),
                "Refunded to a credit line",
                List.of(
                        Line.debit(Account.CHANNEL_RECEIVABLE, CHANNEL, refund.amount()),
                        Line.credit(Account.CREDIT_RECEIVABLE, order.owner(), refund.amount())));
    }

    /** A channel owes us what the payer owed. */
    static Entry repaid(String paymentId, String channelId, String creditLineId, Money amount) {
        return new Entry(
                "captured:" + paymentId,
                "Credit repaid",
                List.of(
                        Line.debit(Account.CHANNEL_RECEIVABLE, channelId, amount),
                        Line.credit(Account.CREDIT_RECEIVABLE, creditLineId, amount)));
    }
}
