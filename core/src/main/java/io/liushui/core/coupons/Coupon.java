package io.liushui.core.coupons;

import java.time.Instant;

/**
 * A coupon as it stands.
 *
 * @param id {@code cpn_…}
 * @param byMerchant whether the merchant pays for it; otherwise the platform does
 * @param merchantId whose payer has it
 * @param appId told of it
 * @param issueNo the merchant's number of its issue, or the operator's
 * @param traceId of its issue
 */
public record Coupon(
        String id,
        String templateId,
        String name,
        boolean byMerchant,
        CouponTerms terms,
        String merchantId,
        String appId,
        String payerId,
        String issueNo,
        CouponState state,
        Instant expiresAt,
        String traceId,
        Instant createdAt) {

    boolean overAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Coupon in(CouponState next) {
        return new Coupon(
                id,
                templateId,
                name,
                byMerchant,
                terms,
                merchantId,
                appId,
                payerId,
                issueNo,
                next,
                expiresAt,
                traceId,
                createdAt);
    }
}
