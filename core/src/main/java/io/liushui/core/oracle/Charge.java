package io.liushui.core.oracle;

/**
 * A charge in a channel's own books.
 *
 * @param executions how often money was taken under this order number
 * @param refundedMinor paid back so far, in minor units
 */
public record Charge(String orderNo, long amountMinor, String currency, int executions, long refundedMinor) {}
