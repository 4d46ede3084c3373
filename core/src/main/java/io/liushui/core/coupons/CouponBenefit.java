package io.liushui.core.coupons;

/** What a coupon gives, in minor units of its template's currency; every amount is 1 to {@link io.liushui.core.money.Money#MAXIMUM_MINOR}. */
public sealed interface CouponBenefit {
    /** Of the order's amount, from which on the coupon can be used; 0 or more. */
    long leastOrderMinor();

    /** What one coupon is worth at most. */
    long mostMinor();

    /** As merchants write it. */
    String code();

    /** An amount off. */
    record Cash(long amountOffMinor, long leastOrderMinor) implements CouponBenefit {
        @Override
        public long mostMinor() {
            return amountOffMinor;
        }

        @Override
        public String code() {
            return "cash";
        }
    }

    /**
     * A rate off.
     *
     * @param rateOffBasisPoints hundredths of a per cent of the order's amount, 1 to 10,000
     * @param capMinor at most so much
     */
    record Discount(int rateOffBasisPoints, long capMinor, long leastOrderMinor) implements CouponBenefit {
        @Override
        public long mostMinor() {
            return capMinor;
        }

        @Override
        public String code() {
            return "discount";
        }
    }

    /** Worth its face value, whatever the order. */
    record Voucher(long faceMinor) implements CouponBenefit {
        @Override
        public long leastOrderMinor() {
            return 0;
        }

        @Override
        public long mostMinor() {
            return faceMinor;
        }

        @Override
        public String code() {
            return "voucher";
        }
    }
}
