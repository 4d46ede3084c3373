package io.liushui.core.coupons;

/** How a coupon stands. */
public sealed interface CouponState {
    String code();

    /** Its payer can use it. */
    record Issued() implements CouponState {
        @Override
        public String code() {
            return "issued";
        }
    }

    /**
     * A payment that has not ended has it.
     *
     * @param amountMinor what it is worth to the payment, 1 or more minor units
     */
    record Held(String partId, String paymentId, long amountMinor) implements CouponState {
        @Override
        public String code() {
            return "held";
        }
    }

    /** @param returnedMinor of its worth, by refunds, 0 to {@code amountMinor} */
    record Used(String partId, String paymentId, long amountMinor, long returnedMinor) implements CouponState {
        @Override
        public String code() {
            return "used";
        }
    }

    /** Nobody used it in time. */
    record Expired() implements CouponState {
        @Override
        public String code() {
            return "expired";
        }
    }
}
