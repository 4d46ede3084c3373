package io.liushui.core.localchannels;

import io.liushui.core.money.Money;

/**
 * An order that an account has paid.
 *
 * @param owner id of the wallet, points account or credit line
 * @param units what the account gave: minor units, or points
 */
public record PaidOrder(String orderNo, String paymentId, String accountId, String owner, Money amount, long units) {}
