package io.liushui.core.refunds;

import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.Line;
import io.liushui.core.ledger.PaymentPostings;
import io.liushui.core.money.Money;
import io.liushui.core.parts.PartRefunds;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentMoney;
import io.liushui.core.refunds.RefundState.SettledBy;
import org.springframework.stereotype.Component;

/**
 * Whose money a refund takes: reserved when it is accepted, and at its end either moved or released; always under the payment's lock. The one place
 * where a hold on the merchant's balance is placed, used and lifted. What goes back to other parts of the payment goes there by its end.
 */
@Component
class RefundFunds {
    private final RefundSums sums;
    private final PaymentMoney money;
    private final PartRefunds parts;
    private final Ledger ledger;

    RefundFunds(RefundSums sums, PaymentMoney money, PartRefunds parts, Ledger ledger) {
        this.sums = sums;
        this.money = money;
        this.parts = parts;
        this.ledger = ledger;
    }

    /** Of a merchant's refund, in the transaction that accepts it; which must be rolled back when there is not so much. */
    Withdrawal reserve(Payment locked, Refund refund) {
        sums.reserve(locked, refund);
        return takesNothing(refund) ? new Withdrawal.Done() : money.hold(locked, reference(refund), refund.owedBack());
    }

    /** The money is back at the payer. */
    void settle(Payment locked, Refund refund, SettledBy by) {
        ledger.book(
                switch (refund.origin()) {
                    case MERCHANT -> merchants(locked, refund, by);
                    case LATE_MONEY, DOUBLE_MONEY -> stray(refund, by);
                });
        if (refund.origin() == Origin.MERCHANT) {
            boolean whole = locked.refundedMinor() + refund.amount().amountMinor()
                    == locked.amount().amountMinor();
            if (!takesNothing(refund)) {
                money.take(locked, reference(refund), refund.owedBack());
            }
            if (locked.partsMinor() > 0) {
                parts.giveBack(locked.id(), refund.id(), refund.shares(), whole);
            }
            sums.settle(locked, refund);
        }
    }

    /** Nothing went back: what was captured stays payable to the merchant, late and double money stays in suspense. */
    void release(Payment locked, Refund refund) {
        if (refund.origin() == Origin.MERCHANT) {
            if (!refund.shares().parts().isEmpty()) {
                parts.release(refund.id(), refund.shares());
            }
            if (!takesNothing(refund)) {
                money.release(locked, reference(refund));
            }
            sums.release(locked, refund);
        }
    }

    /** All of it is what the merchant had paid for himself. */
    private static boolean takesNothing(Refund refund) {
        return refund.owedBack().amountMinor() == 0;
    }

    private Entry merchants(Payment locked, Refund refund, SettledBy by) {
        Line owedLess = money.owner(locked).less(refund.amount());
        if (!refund.shares().parts().isEmpty()) {
            return PaymentPostings.refundedInParts(
                    refund.id(),
                    refund.paymentId(),
                    owedLess,
                    settled(refund, by),
                    new Money(refund.shares().totalMinor(), refund.amount().currency()));
        }
        return switch (by) {
            case CHANNEL -> PaymentPostings.refunded(refund.id(), owedLess, refund.channelId(), refund.amount());
            case ELSEWHERE ->
                PaymentPostings.refundedElsewhere(refund.id(), owedLess, refund.channelId(), refund.amount());
            case PARTS -> throw noParts(refund);
        };
    }

    /** Null when nothing was the channel's. */
    private static Line settled(Refund refund, SettledBy by) {
        Money amount = refund.channelAmount();
        return switch (by) {
            case CHANNEL -> Line.credit(Account.CHANNEL_RECEIVABLE, refund.channelId(), amount);
            case ELSEWHERE -> Line.credit(Account.REFUND_CLEARING, refund.channelId(), amount);
            case PARTS -> null;
        };
    }

    private static Entry stray(Refund refund, SettledBy by) {
        return switch (by) {
            case CHANNEL ->
                PaymentPostings.strayRefunded(refund.id(), refund.paymentId(), refund.channelId(), refund.amount());
            case ELSEWHERE ->
                PaymentPostings.strayRefundedElsewhere(
                        refund.id(), refund.paymentId(), refund.channelId(), refund.amount());
            case PARTS -> throw noParts(refund);
        };
    }

    private static IllegalStateException noParts(Refund refund) {
        return new IllegalStateException("refund " + refund.id() + " has no shares of other parts");
    }

    /** Of the hold, the flow and the journal's entry alike. */
    private static String reference(Refund refund) {
        return "refunded:" + refund.id();
    }
}
