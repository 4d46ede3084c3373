package io.liushui.core.credit;

/**
 * How a credit line stands, in minor units.
 *
 * @param availableMinor may still be drawn, 0 or more
 * @param outstandingMinor is owed; less than 0 when more was paid back than was drawn
 * @param unpaidMinor of what is owed, billed
 * @param overdue whether something billed was not paid by its due date
 */
public record CreditStanding(long availableMinor, long outstandingMinor, long unpaidMinor, boolean overdue) {}
