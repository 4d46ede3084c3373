package io.liushui.core.coupons;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import java.time.Clock;
import java.util.List;
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
        events.append(event(type, coupon));
    }

    /** The same of each of these, in their order, and quickly: whoever issues them holds their template. */
    void tellAll(String type, List<Coupon> coupons) {
        events.appendAll(coupons.stream().map(coupon -> event(type, coupon)).toList());
    }

    private DomainEvent event(String type, Coupon coupon) {
        return new DomainEvent(
                type,
                coupon.id(),
                coupon.merchantId(),
                coupon.appId(),
                CouponDocument.coupon(coupon, clock.instant()),
                coupon.traceId(),
                true);
    }
}
