package io.liushui.core.payments;

import io.liushui.core.money.Money;

/**
 * Money that came late or twice.
 *
 * @param attemptId under whose channel order number it came
 * @param origin late_money or double_money
 */
public record StrayPayment(
        String paymentId,
        String merchantId,
        String appId,
        String attemptId,
        String channelId,
        Money amount,
        String origin,
        String traceId) {}
