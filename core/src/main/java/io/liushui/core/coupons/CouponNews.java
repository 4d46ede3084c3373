package io.liushui.core.coupons;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells merchants of coupons, each app of those that were issued for it. */
@Component
class CouponNews {
    private final Events events;
    private final Clock clock;

    CouponNews(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** In the running transaction. */
    void tell(String type, Coupon coupon) {
        events.append(new DomainEvent(
                type,
                coupon.id(),
                coupon.merchantId(),
                coupon.appId(),
                CouponDocument.coupon(coupon, clock.instant()),
                coupon.traceId(),
                true));
    }
}
