package io.liushui.core.parts;

import io.liushui.core.money.Money;

/**
 * A part of a payment as it stands.
 *
 * @param id {@code part_…}
 * @param source id of the wallet, points account or coupon
 * @param units how much of the source, 1 or more
 * @param byMerchant whether the merchant pays for it himself
 * @param returnedMinor of the amount, given back by refunds so far, in minor units
 * @param returnedUnits of the units
 */
public record Part(
        String id,
        String paymentId,
        String merchantId,
        PartKind kind,
        String source,
        Money amount,
        long units,
        boolean byMerchant,
        State state,
        long returnedMinor,
        long returnedUnits) {

    /** Where it stands. */
    public enum State {
        HELD,
        USED,
        RELEASED
    }
}
