package io.liushui.core.refunds;

import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.RefundedAmounts;
import io.liushui.core.refunds.RefundState.SettledBy;
import org.springframework.stereotype.Component;

/**
 * Whose money a refund takes: reserved when it is accepted, and at its end either moved or released; always under the payment's lock. The one place
 * where a hold on the merchant's balance is placed, used and lifted.
 */
@Component
class RefundFunds {
    private final RefundedAmounts amounts;
    private final Ledger ledger;

    RefundFunds(RefundedAmounts amounts, Ledger ledger) {
        this.amounts = amounts;
        this.ledger = ledger;
    }

    /** Of a merchant's refund, in the transaction that accepts it. */
    void reserve(Payment locked, Refund refund) {
        amounts.reserve(locked, refund.amount().amountMinor());
    }

    /** The money is back at the payer. */
    void settle(Payment locked, Refund refund, SettledBy by) {
        String clearing = refund.channelId();
        ledger.book(
                switch (refund.origin()) {
                    case MERCHANT ->
                        switch (by) {
                            case CHANNEL ->
                                PaymentPostings.refunded(refund.id(), refund.merchantId(), clearing, refund.amount());
                            case ELSEWHERE ->
                                PaymentPostings.refundedElsewhere(
                                        refund.id(), refund.merchantId(), clearing, refund.amount());
                        };
                    case LATE_MONEY, DOUBLE_MONEY ->
                        switch (by) {
                            case CHANNEL ->
                                PaymentPostings.strayRefunded(
                                        refund.id(), refund.paymentId(), clearing, refund.amount());
                            case ELSEWHERE ->
                                PaymentPostings.strayRefundedElsewhere(
                                        refund.id(), refund.paymentId(), clearing, refund.amount());
                        };
                });
        if (refund.origin() == Origin.MERCHANT) {
            switch (refund.kind()) {
                case REFUND -> amounts.refunded(locked, refund.amount().amountMinor());
                case VOID -> amounts.voided(locked);
            }
        }
    }

    /** Nothing went back: what was captured stays payable to the merchant, late and double money stays in suspense. */
    void release(Payment locked, Refund refund) {
        if (refund.origin() == Origin.MERCHANT) {
            amounts.release(locked, refund.amount().amountMinor());
        }
    }
}
