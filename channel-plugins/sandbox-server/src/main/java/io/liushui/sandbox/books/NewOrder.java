package io.liushui.sandbox.books;

import io.liushui.sandbox.wire.Refusal;
import java.util.Currency;
import java.util.Map;

/**
 * A submitted order.
 *
 * @param method the channel's name of the way to pay
 * @param amount in minor units, 1 to 999 999 999 999
 * @param currency ISO 4217, three letters
 * @param expiresAt milliseconds since 1970
 * @param returnUrl where the payer page leads back to, may be null
 * @param notificationUrl null for the channel's default
 * @param details what else the channel wants to keep, may be null
 */
public record NewOrder(
        String orderNo,
        String method,
        Decision decision,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        String returnUrl,
        String notificationUrl,
        Map<String, String> details)
        implements Command {

    static final long MAXIMUM = 999_999_999_999L;

    @Override
    public String number() {
        return orderNo;
    }

    void validate() {
        Numbers.require(orderNo, "order_no");
        require(method != null && decision != null, "invalid_request", "method");
        requireMoney(amount, currency);
        require(subject != null && !subject.isBlank() && subject.length() <= 512, "invalid_request", "subject");
        require(expiresAt > 0, "invalid_request", "expires_at");
    }

    static void requireMoney(long amount, String currency) {
        require(amount >= 1 && amount <= MAXIMUM, "amount_out_of_range", "amount");
        require(currency != null && isCurrency(currency), "currency_unsupported", "currency");
    }

    static void require(boolean valid, String code, String field) {
        if (!valid) {
            throw new Refusal(422, code, field + " is not acceptable");
        }
    }

    private static boolean isCurrency(String currency) {
        try {
            return Currency.getInstance(currency) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
