package io.liushui.core.coupons;

/** What a coupon is worth to an order. A discount is rounded up to the whole minor unit, in the disfavour of who pays for the coupon. */
final class CouponWorth {
    private static final long WHOLE_BASIS_POINTS = 10_000;

    private CouponWorth() {}

    /**
     * In minor units; 0 when it is worth nothing.
     *
     * @param totalMinor the order's amount, 1 or more
     * @param openMinor of it, what other parts and the channel leave to the coupon, 1 or more
     */
    static long of(CouponBenefit benefit, long totalMinor, long openMinor) {
        if (totalMinor < benefit.leastOrderMinor()) {
            return 0;
        }
        long promised = switch (benefit) {
            case CouponBenefit.Cash cash -> cash.amountOffMinor();
            case CouponBenefit.Discount discount ->
                Math.min(discount.capMinor(), rated(totalMinor, discount.rateOffBasisPoints()));
            case CouponBenefit.Voucher voucher -> voucher.faceMinor();
        };
        return Math.min(promised, openMinor);
    }

    /** Whole ten thousands and their rest apart, because their product with the rate would not fit into a long. */
    private static long rated(long totalMinor, long rateBasisPoints) {
        long rest = totalMinor % WHOLE_BASIS_POINTS * rateBasisPoints;
        return totalMinor / WHOLE_BASIS_POINTS * rateBasisPoints + Math.ceilDiv(rest, WHOLE_BASIS_POINTS);
    }
}
