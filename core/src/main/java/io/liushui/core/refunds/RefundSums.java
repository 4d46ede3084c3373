package io.liushui.core.refunds;

import io.liushui.core.payments.Payment;
import io.liushui.core.payments.RefundedAmounts;
import io.liushui.core.preauth.RefundedCaptures;
import org.springframework.stereotype.Component;

/** The sums that a merchant's refund moves: those of its payment, or of its capture. Always under the payment's lock. */
@Component
class RefundSums {
    private final RefundedAmounts payments;
    private final RefundedCaptures captures;

    RefundSums(RefundedAmounts payments, RefundedCaptures captures) {
        this.payments = payments;
        this.captures = captures;
    }

    void reserve(Payment locked, Refund refund) {
        if (refund.captureId() == null) {
            payments.reserve(locked, refund.amount().amountMinor());
        } else {
            captures.reserve(refund.captureId(), refund.amount().amountMinor());
        }
    }

    /** It is back. */
    void settle(Payment locked, Refund refund) {
        switch (refund.kind()) {
            case REFUND -> {
                if (refund.captureId() == null) {
                    payments.refunded(locked, refund.amount().amountMinor());
                } else {
                    captures.refunded(refund.captureId(), refund.amount().amountMinor());
                }
            }
            case VOID -> payments.voided(locked);
        }
    }

    /** It did not go back. */
    void release(Payment locked, Refund refund) {
        if (refund.captureId() == null) {
            payments.release(locked, refund.amount().amountMinor());
        } else {
            captures.release(refund.captureId(), refund.amount().amountMinor());
        }
    }
}
