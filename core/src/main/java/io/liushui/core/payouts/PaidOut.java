package io.liushui.core.payouts;

/**
 * A payout in a channel's own books.
 *
 * @param executions how often money left under this number; 0 for a payout that is pending or was declined
 */
public record PaidOut(String payoutNo, long amountMinor, String currency, int executions, boolean returned) {}
