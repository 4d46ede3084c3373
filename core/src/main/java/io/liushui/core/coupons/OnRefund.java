package io.liushui.core.coupons;

import java.util.Locale;

/** Whether a coupon comes back when its payment is refunded. */
public enum OnRefund {
    /** When all of the payment is back and the coupon has not expired. */
    WHEN_WHOLE,
    NEVER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none */
    public static OnRefund of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
