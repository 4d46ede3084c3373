package io.liushui.core.coupons;

/**
 * What a template counts of its coupons, or a change of it.
 *
 * @param issued ever, whatever became of them
 * @param reservedMinor of the budget, for coupons that are held, in minor units
 * @param spentMinor of the budget, by coupons that were used, less what came back, in minor units
 */
public record CouponSums(int issued, int held, int used, int expired, long reservedMinor, long spentMinor) {
    static final CouponSums NONE = new CouponSums(0, 0, 0, 0, 0, 0);

    /** What one coupon adds. */
    static CouponSums of(CouponState state) {
        return switch (state) {
            case CouponState.Issued _ -> issued(1);
            case CouponState.Held held -> new CouponSums(1, 1, 0, 0, held.amountMinor(), 0);
            case CouponState.Used used -> new CouponSums(1, 0, 1, 0, 0, used.amountMinor() - used.returnedMinor());
            case CouponState.Expired _ -> new CouponSums(1, 0, 0, 1, 0, 0);
        };
    }

    static CouponSums issued(int number) {
        return new CouponSums(number, 0, 0, 0, 0, 0);
    }

    static CouponSums expired(int number) {
        return new CouponSums(0, 0, 0, number, 0, 0);
    }

    CouponSums plus(CouponSums other) {
        return new CouponSums(
                issued + other.issued,
                held + other.held,
                used + other.used,
                expired + other.expired,
                reservedMinor + other.reservedMinor,
                spentMinor + other.spentMinor);
    }

    CouponSums minus(CouponSums other) {
        return new CouponSums(
                issued - other.issued,
                held - other.held,
                used - other.used,
                expired - other.expired,
                reservedMinor - other.reservedMinor,
                spentMinor - other.spentMinor);
    }
}
