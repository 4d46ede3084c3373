package io.liushui.core.parts;

/** How the holding of a part ended. */
public sealed interface PartHolding {

    /**
     * @param source id of the wallet, points account or coupon
     * @param amountMinor what it pays of the payment, 1 or more minor units
     * @param units how much of the source: minor units, points, or 1 coupon
     * @param byMerchant whether the merchant pays for it himself, so that he is credited that much less
     */
    record Held(String source, long amountMinor, long units, boolean byMerchant) implements PartHolding {}

    /** @param reasonCode stable, snake case, such as {@code insufficient_balance} */
    record Refused(String reasonCode) implements PartHolding {}
}
