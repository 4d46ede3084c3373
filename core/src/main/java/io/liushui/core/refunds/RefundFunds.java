package io.liushui.core.refunds;

import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentMoney;
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
    private final PaymentMoney money;
    private final Ledger ledger;

    RefundFunds(RefundedAmounts amounts, PaymentMoney money, Ledger ledger) {
        this.amounts = amounts;
        this.money = money;
        this.ledger = ledger;
    }

    /** Of a merchant's refund, in the transaction that accepts it; which must be rolled back when there is not so much. */
    Withdrawal reserve(Payment locked, Refund refund) {
        amounts.reserve(locked, refund.amount().amountMinor());
        return money.hold(locked, reference(refund), refund.amount());
    }

    /** The money is back at the payer. */
    void settle(Payment locked, Refund refund, SettledBy by) {
        String clearing = refund.channelId();
        ledger.book(
                switch (refund.origin()) {
                    case MERCHANT ->
                        switch (by) {
                            case CHANNEL ->
                                PaymentPostings.refunded(
                                        refund.id(),
                                        money.owner(locked).less(refund.amount()),
                                        clearing,
                                        refund.amount());
                            case ELSEWHERE ->
                                PaymentPostings.refundedElsewhere(
                                        refund.id(),
                                        money.owner(locked).less(refund.amount()),
                                        clearing,
                                        refund.amount());
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
            money.take(locked, reference(refund), refund.amount());
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
            money.release(locked, reference(refund));
        }
    }

    /** Of the hold, the flow and the journal's entry alike. */
    private static String reference(Refund refund) {
        return "refunded:" + refund.id();
    }
}
