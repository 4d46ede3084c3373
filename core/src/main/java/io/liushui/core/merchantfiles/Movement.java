package io.liushui.core.merchantfiles;

import java.time.Instant;

/**
 * A row of a file. It says what was true for good when it happened, so that it is the same whenever it is read.
 *
 * @param id of the payment, refund, capture, payout or points lot
 * @param merchantNo the merchant's own number of it, or null
 * @param order the payment or authorization that it belongs to, or null
 * @param product code, or null
 * @param method or null
 * @param channel or null
 * @param amountMinor what was paid, refunded, …, in minor units; never negative
 * @param balanceChangeMinor by how much the merchant's balance changed, in minor units, below zero when it became less
 * @param parts what of the amount was not the channel's
 * @param description the merchant's own words, or null
 * @param finalAt when it was booked
 */
record Movement(
        String id,
        MovementKind kind,
        String merchantNo,
        Order order,
        String product,
        String method,
        String channel,
        String currency,
        long amountMinor,
        long balanceChangeMinor,
        Parts parts,
        String description,
        Instant createdAt,
        Instant finalAt) {

    /** @param paymentId {@code pay_…} or {@code auth_…} */
    record Order(String paymentId, String merchantOrderNo) {}

    /** In minor units; null for none. */
    record Parts(Long walletMinor, Long pointsMinor, Long couponsMinor) {}
}
