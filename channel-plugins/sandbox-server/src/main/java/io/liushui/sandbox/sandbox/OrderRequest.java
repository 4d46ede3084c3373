package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/**
 * The JSON of a submitted order.
 *
 * @param amount in minor units, 1 to 999 999 999 999
 * @param expiresAt milliseconds since 1970
 */
record OrderRequest(
        String orderNo,
        String method,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        String returnUrl,
        String notificationUrl,
        String payerIp) {

    /** @throws Refusal naming what is wrong */
    OrderRequest validated() {
        Checks.number(orderNo, "order_no");
        Method.named(method);
        Checks.money(amount, currency);
        Checks.subject(subject);
        Checks.require(expiresAt > 0, "invalid_request", "expires_at");
        Checks.web(returnUrl, "return_url");
        Checks.web(notificationUrl, "notification_url");
        return this;
    }

    NewOrder toOrder() {
        return new NewOrder(
                orderNo,
                method,
                Method.named(method).decision(),
                amount,
                currency,
                subject,
                expiresAt,
                returnUrl,
                notificationUrl,
                Map.of());
    }
}
