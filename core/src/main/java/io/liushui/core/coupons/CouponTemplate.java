package io.liushui.core.coupons;

import java.time.Instant;

/**
 * A template as it stands.
 *
 * @param id {@code cpt_…}
 * @param merchantId who pays for its coupons; null for the platform
 * @param endedAt since when no more are issued, or null; coupons that are out stay good
 */
public record CouponTemplate(
        String id,
        String merchantId,
        String name,
        CouponTerms terms,
        CouponSums sums,
        Instant createdAt,
        Instant endedAt) {

    /** Whether coupons can be issued, as far as time goes. */
    boolean issuesAt(Instant now) {
        return endedAt == null && now.isBefore(terms.validUntil());
    }

    public String state() {
        return endedAt == null ? "active" : "ended";
    }
}
