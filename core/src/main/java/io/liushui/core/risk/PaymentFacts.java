package io.liushui.core.risk;

import io.liushui.core.money.Money;

/**
 * What is known of a payment before the decision.
 *
 * @param interactive whether the payer is there to act
 * @param payerId null when the merchant does not tell; the same for ip, device and phone
 */
public record PaymentFacts(
        String paymentId,
        String merchantId,
        Money amount,
        boolean interactive,
        String payerId,
        String ip,
        String deviceId,
        String phone) {}
