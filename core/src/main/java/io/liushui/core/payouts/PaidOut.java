package io.liushui.core.payouts;

/**
 * A payout in a channel's own books.
 *
 * @param executions how often money left under this number
 */
public record PaidOut(String payoutNo, long amountMinor, String currency, int executions, boolean returned) {}
