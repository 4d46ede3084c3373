package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.NewAuthorization;
import io.liushui.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.Map;

/**
 * The JSON of a request to hold money, on the terms of the client's agreement with the bank.
 *
 * @param amount in minor units, 1 to 999 999 999 999
 * @param expiresAt until when the payer may agree, milliseconds since 1970
 * @param validDays how long it can be captured, 1 to 366
 * @param allowancePercent how much of it can be captured, 100 to 200
 */
record AuthorizationRequest(
        String authorizationNo,
        String method,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        int validDays,
        int allowancePercent,
        String returnUrl,
        String notificationUrl,
        String payerIp) {

    private static final int MOST_DAYS = 366;

    /** @throws Refusal naming what is wrong */
    AuthorizationRequest validated() {
        Checks.number(authorizationNo, "authorization_no");
        Checks.require(Method.named(method).canHold(), "method_unknown", "method");
        Checks.money(amount, currency);
        Checks.subject(subject);
        Checks.require(expiresAt > 0, "invalid_request", "expires_at");
        Checks.require(validDays >= 1 && validDays <= MOST_DAYS, "invalid_request", "valid_days");
        Checks.require(allowancePercent >= 100 && allowancePercent <= 200, "invalid_request", "allowance_percent");
        Checks.web(returnUrl, "return_url");
        Checks.web(notificationUrl, "notification_url");
        return this;
    }

    NewAuthorization toAuthorization(long now) {
        return new NewAuthorization(
                authorizationNo,
                method,
                Method.named(method).decision(),
                amount,
                currency,
                subject,
                expiresAt,
                now + Duration.ofDays(validDays).toMillis(),
                allowancePercent,
                returnUrl,
                notificationUrl,
                Map.of());
    }
}
