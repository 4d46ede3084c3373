package io.liushui.core.coupons;

import org.springframework.stereotype.Component;

/** Moves a coupon that is locked, and what its template counts with it. */
@Component
class CouponMoves {
    private final CouponTemplateRows templates;
    private final CouponRows rows;

    CouponMoves(CouponTemplateRows templates, CouponRows rows) {
        this.templates = templates;
        this.rows = rows;
    }

    /** False, and nothing is changed, when the template's budget is not enough. */
    boolean withinBudget(Coupon coupon, CouponState next) {
        CouponSums change = CouponSums.of(next).minus(CouponSums.of(coupon.state()));
        if (!templates.count(coupon.templateId(), change)) {
            return false;
        }
        rows.write(coupon.id(), next);
        return true;
    }

    /** A move that takes no more of the budget; the coupon as it is then. */
    Coupon move(Coupon coupon, CouponLifecycle.Command command) {
        CouponState next = CouponLifecycle.next(coupon.state(), command);
        if (!withinBudget(coupon, next)) {
            throw new IllegalStateException("the budget of " + coupon.templateId() + " is overdrawn");
        }
        return coupon.in(next);
    }
}
