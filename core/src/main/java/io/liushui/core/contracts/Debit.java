package io.liushui.core.contracts;

import io.liushui.core.money.Money;

/**
 * A payment that names a contract.
 *
 * @param payerId as the payment names the payer
 * @param amount what is paid under the contract: the payment's without its other parts
 */
public record Debit(String paymentId, String appId, String contractId, String payerId, String method, Money amount) {}
