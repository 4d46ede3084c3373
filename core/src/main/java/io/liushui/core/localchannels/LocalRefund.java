package io.liushui.core.localchannels;

import io.liushui.core.money.Money;

/**
 * Money of an order that goes back to the account it came from.
 *
 * @param units what the account gets: minor units, or points; 0 when the part of an order is worth less than a point
 */
public record LocalRefund(String refundNo, Money amount, long units) {}
