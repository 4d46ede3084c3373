package io.liushui.core.parts;

import io.liushui.core.money.Money;

/**
 * A part that is asked for.
 *
 * @param partId ours, {@code part_…}
 * @param method how the rest is paid; null while the payer has not chosen
 * @param total the payment's amount
 * @param open of the amount, in minor units, what the other parts leave to this one, besides the one minor unit that the channel has to be paid; 1 or more
 * @param amountMinor of this part, 1 or more; null for a coupon, which is worth what its template says
 * @param couponId null but for a coupon
 */
public record PartOrder(
        String partId,
        String paymentId,
        String merchantId,
        String payerId,
        String method,
        Money total,
        long open,
        PartKind kind,
        Long amountMinor,
        String couponId) {}
