package io.liushui.core.parts;

/**
 * A part as the merchant names it.
 *
 * @param amountMinor 1 or more; null for a coupon
 * @param couponId null but for a coupon
 */
public record PartWish(PartKind kind, Long amountMinor, String couponId) {

    /** @throws IllegalArgumentException when it names an amount of a coupon, or none of anything else */
    public PartWish {
        boolean coupon = kind == PartKind.COUPON;
        if (coupon == (couponId == null) || coupon != (amountMinor == null)) {
            throw new IllegalArgumentException("a coupon is worth what it says, any other part has an amount");
        }
        if (amountMinor != null && amountMinor < 1) {
            throw new IllegalArgumentException("a part is 1 minor unit or more: " + amountMinor);
        }
    }
}
