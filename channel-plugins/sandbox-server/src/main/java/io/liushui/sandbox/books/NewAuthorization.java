package io.liushui.sandbox.books;

import java.util.Map;

/**
 * A request to hold money.
 *
 * @param amount in minor units, 1 to 999 999 999 999
 * @param expiresAt until when the payer may agree, milliseconds since 1970
 * @param validUntil until when it can be captured, milliseconds since 1970
 * @param allowancePercent how much may be captured in all, in percent of the amount, 100 to 200
 * @param details may be null
 */
public record NewAuthorization(
        String authorizationNo,
        String method,
        Decision decision,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        long validUntil,
        int allowancePercent,
        String returnUrl,
        String notificationUrl,
        Map<String, String> details)
        implements Command {

    @Override
    public String number() {
        return authorizationNo;
    }

    void validate() {
        Numbers.require(authorizationNo, "authorization_no");
        NewOrder.requireMoney(amount, currency);
        NewOrder.require(method != null && decision != null, "invalid_request", "method");
        NewOrder.require(subject != null && !subject.isBlank(), "invalid_request", "subject");
        NewOrder.require(expiresAt > 0 && validUntil > 0, "invalid_request", "expiry");
        NewOrder.require(allowancePercent >= 100 && allowancePercent <= 200, "invalid_request", "allowance");
    }
}
