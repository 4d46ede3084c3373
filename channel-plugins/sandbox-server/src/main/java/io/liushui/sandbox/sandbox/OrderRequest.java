package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/**
 * The JSON of a submitted order.
 *
 * @param amount in minor units, 1 to 999 999 999 999
 * @param expiresAt milliseconds since 1970
 * @param contractToken of the contract under which the money is taken, where the method needs one
 * @param withCode whether the payer has to enter a code first, for quick pay; may be null
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
        String payerIp,
        String contractToken,
        Boolean withCode) {

    /** @throws Refusal naming what is wrong */
    OrderRequest validated() {
        Checks.number(orderNo, "order_no");
        Method wanted = Method.named(method);
        Checks.money(amount, currency);
        Checks.subject(subject);
        Checks.require(expiresAt > 0, "invalid_request", "expires_at");
        Checks.web(returnUrl, "return_url");
        Checks.web(notificationUrl, "notification_url");
        Checks.require(!wanted.needsContract() || contractToken != null, "contract_missing", "contract_token");
        Checks.require(!byCode() || wanted == Method.QUICK, "invalid_request", "with_code");
        return this;
    }

    boolean byCode() {
        return Boolean.TRUE.equals(withCode);
    }

    NewOrder toOrder() {
        return new NewOrder(
                orderNo,
                method,
                byCode() ? Decision.BY_PAYER : Method.named(method).decision(),
                amount,
                currency,
                subject,
                expiresAt,
                returnUrl,
                notificationUrl,
                byCode() ? Map.of(PayerCodes.CONTRACT, contractToken) : Map.of());
    }
}
