package io.liushui.core.coupons;

import io.liushui.core.upkeep.Upkeep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes of coupons that nobody used that their time is over. A coupon that is held then stays with its payment until that ends. */
@Component
public class CouponExpiry {
    private static final int MOST_TEMPLATES = 20;

    private final CouponRows rows;
    private final CouponTemplateRows templates;
    private final CouponNews news;
    private final TransactionTemplate transactions;
    private final Upkeep upkeep;
    private final Clock clock;

    CouponExpiry(
            CouponRows rows,
            CouponTemplateRows templates,
            CouponNews news,
            TransactionTemplate transactions,
            Upkeep upkeep,
            Clock clock) {
        this.rows = rows;
        this.templates = templates;
        this.news = news;
        this.transactions = transactions;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /**
     * Of up to so many coupons of each of a few templates, each template in a transaction of its own, so that no two templates are locked at a time.
     *
     * @return whether there may be more
     */
    public boolean expireDue(int mostCoupons) {
        Instant now = clock.instant();
        List<String> due = rows.templatesWithDue(now, MOST_TEMPLATES);
        AtomicBoolean more = new AtomicBoolean();
        int well = upkeep.each("coupon_expiry", due, templateId -> {
            Integer expired = transactions.execute(status -> expire(templateId, now, mostCoupons));
            more.compareAndSet(false, expired == mostCoupons);
        });
        return more.get() || (due.size() == MOST_TEMPLATES && well > 0);
    }

    private int expire(String templateId, Instant now, int mostCoupons) {
        templates.lock(templateId);
        List<Coupon> due = rows.lockDue(templateId, now, mostCoupons);
        if (due.isEmpty()) {
            return 0;
        }
        CouponLifecycle.Command command = new CouponLifecycle.Command.Expire();
        List<Coupon> expired = due.stream()
                .map(coupon -> coupon.in(CouponLifecycle.next(coupon.state(), command)))
                .toList();
        rows.expire(expired.stream().map(Coupon::id).toList());
        templates.count(templateId, CouponSums.expired(expired.size()));
        expired.forEach(coupon -> news.tell("coupon.expired", coupon));
        return expired.size();
    }
}
