package io.liushui.core.coupons;

import io.liushui.core.parts.PartOrder;
import java.time.Instant;
import java.util.Optional;

/** Whether a coupon goes with an order. */
final class CouponRules {
    static final String NOT_FOUND = "coupon_not_found";
    static final String BUDGET_SPENT = "coupon_budget_spent";
    private static final String HELD = "coupon_held";
    private static final String USED = "coupon_used";
    private static final String EXPIRED = "coupon_expired";
    private static final String NOT_YET_VALID = "coupon_not_yet_valid";
    private static final String OTHER_CURRENCY = "coupon_other_currency";
    private static final String OTHER_METHOD = "coupon_other_method";
    private static final String ORDER_TOO_SMALL = "coupon_order_too_small";

    private CouponRules() {}

    /**
     * The reason code of the refusal, if any. Of a coupon that goes with some methods only, the payment has to name one of them, because the payer may
     * choose any otherwise.
     */
    static Optional<String> refusal(Coupon coupon, PartOrder order, Instant now) {
        return switch (coupon.state()) {
            case CouponState.Issued _ -> refusalOfIssued(coupon, order, now);
            case CouponState.Held _ -> Optional.of(HELD);
            case CouponState.Used _ -> Optional.of(USED);
            case CouponState.Expired _ -> Optional.of(EXPIRED);
        };
    }

    private static Optional<String> refusalOfIssued(Coupon coupon, PartOrder order, Instant now) {
        CouponTerms terms = coupon.terms();
        if (coupon.overAt(now)) {
            return Optional.of(EXPIRED);
        }
        if (now.isBefore(terms.validFrom())) {
            return Optional.of(NOT_YET_VALID);
        }
        if (!terms.currency().equals(order.total().currency())) {
            return Optional.of(OTHER_CURRENCY);
        }
        if (!goesWith(terms, order.method())) {
            return Optional.of(OTHER_METHOD);
        }
        boolean worthless = CouponWorth.of(terms.benefit(), order.total().amountMinor(), order.open()) < 1;
        return worthless ? Optional.of(ORDER_TOO_SMALL) : Optional.empty();
    }

    /** @param method null while the payer has not chosen */
    private static boolean goesWith(CouponTerms terms, String method) {
        return terms.methods().isEmpty() || (method != null && terms.methods().contains(method));
    }
}
