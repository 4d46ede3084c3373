package io.liushui.core.credit;

/**
 * How a credit line stands, in minor units, each 0 or more. At most one of what is owed and the credit balance is more than 0.
 *
 * @param availableMinor may still be drawn: what is left of the limit, and the credit balance
 * @param outstandingMinor is owed
 * @param creditBalanceMinor was paid back beyond what was drawn: the payer's own, which the next draws use first
 * @param unpaidMinor of what is owed, billed
 * @param overdue whether something billed was not paid by its due date
 */
public record CreditStanding(
        long availableMinor, long outstandingMinor, long creditBalanceMinor, long unpaidMinor, boolean overdue) {}
