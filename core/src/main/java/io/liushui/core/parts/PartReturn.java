package io.liushui.core.parts;

/**
 * A part's share of a refund.
 *
 * @param refundId {@code ref_…}
 * @param amountMinor what goes back, in minor units; 0 only for a coupon that gets nothing of the refund with which its payment is whole again: then
 *     there is nothing to book
 * @param units how much the source gets back, 0 or more
 * @param whole whether nothing of the payment is left with this refund
 */
public record PartReturn(String refundId, long amountMinor, long units, boolean whole) {}
