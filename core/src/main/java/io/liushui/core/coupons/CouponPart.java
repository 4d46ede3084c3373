package io.liushui.core.coupons;

import io.liushui.core.ledger.Ledger;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartHolding;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartOrder;
import io.liushui.core.parts.PartReturn;
import io.liushui.core.parts.PartSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pays parts of payments with coupons. What a coupon is worth is fixed when it is held; its own merchant's balance is the payment's affair. */
@Component
class CouponPart implements PartSource {
    private final CouponTemplateRows templates;
    private final CouponRows rows;
    private final CouponMoves moves;
    private final CouponNews news;
    private final Ledger ledger;
    private final Clock clock;

    CouponPart(
            CouponTemplateRows templates,
            CouponRows rows,
            CouponMoves moves,
            CouponNews news,
            Ledger ledger,
            Clock clock) {
        this.templates = templates;
        this.rows = rows;
        this.moves = moves;
        this.news = news;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public PartKind kind() {
        return PartKind.COUPON;
    }

    /** Their templates, whose sums every coupon changes. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(Collection<String> couponIds) {
        templates.lockOf(couponIds);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PartHolding hold(PartOrder order) {
        Optional<Coupon> found = rows.lockOfPayer(order.merchantId(), order.payerId(), order.couponId());
        if (found.isEmpty()) {
            return new PartHolding.Refused(CouponRules.NOT_FOUND);
        }
        Coupon coupon = found.get();
        Optional<String> refusal = CouponRules.refusal(coupon, order, clock.instant());
        if (refusal.isPresent()) {
            return new PartHolding.Refused(refusal.get());
        }
        long worthMinor = CouponWorth.of(coupon.terms().benefit(), order.total().amountMinor(), order.open());
        CouponState held = CouponLifecycle.next(
                coupon.state(), new CouponLifecycle.Command.Hold(order.partId(), order.paymentId(), worthMinor));
        return moves.withinBudget(coupon, held)
                ? new PartHolding.Held(coupon.id(), worthMinor, 1, coupon.byMerchant())
                : new PartHolding.Refused(CouponRules.BUDGET_SPENT);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(Part part) {
        Coupon used = moves.move(rows.lock(part.source()), new CouponLifecycle.Command.Use(part.id()));
        ledger.book(CouponPostings.used(part, used));
        news.tell("coupon.used", used);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Part part) {
        Coupon coupon = rows.lock(part.source());
        boolean over = coupon.overAt(clock.instant());
        Coupon released = moves.move(coupon, new CouponLifecycle.Command.Release(part.id(), over));
        if (over) {
            news.tell("coupon.expired", released);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Part part, PartReturn back) {
        Coupon coupon = rows.lock(part.source());
        boolean comesBack = back.whole() && comesBack(coupon, clock.instant());
        Coupon returned =
                moves.move(coupon, new CouponLifecycle.Command.GiveBack(part.id(), back.amountMinor(), comesBack));
        if (back.amountMinor() > 0) {
            ledger.book(CouponPostings.returned(part, back, returned));
        }
        if (comesBack) {
            news.tell("coupon.returned", returned);
        }
    }

    private static boolean comesBack(Coupon coupon, Instant now) {
        return switch (coupon.terms().onRefund()) {
            case WHEN_WHOLE -> !coupon.overAt(now);
            case NEVER -> false;
        };
    }
}
