package io.liushui.core.parts;

/**
 * A part's share of a refund.
 *
 * @param refundId {@code ref_…}
 * @param amountMinor what goes back, 1 or more minor units
 * @param units how much the source gets back, 0 or more
 * @param whole whether nothing of the payment is left with this refund
 */
public record PartReturn(String refundId, long amountMinor, long units, boolean whole) {}
