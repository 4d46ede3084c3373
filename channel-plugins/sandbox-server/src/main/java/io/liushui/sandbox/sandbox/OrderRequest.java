package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.wire.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.Set;

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

    static final String CARD = "sandbox_card";
    static final String WALLET = "sandbox_wallet";
    private static final Set<String> METHODS = Set.of(CARD, WALLET);
    private static final Set<String> CURRENCIES =
            Set.of("CNY", "USD", "EUR", "GBP", "HKD", "SGD", "JPY", "KRW", "KWD", "BHD");
    private static final long MAXIMUM = 999_999_999_999L;

    /** @throws Refusal naming what is wrong */
    OrderRequest validated() {
        requireNumber(orderNo, "order_no");
        require(method != null && METHODS.contains(method), "method_unknown", "method");
        require(amount >= 1 && amount <= MAXIMUM, "amount_out_of_range", "amount");
        require(currency != null && CURRENCIES.contains(currency), "currency_unsupported", "currency");
        require(subject != null && !subject.isBlank() && subject.length() <= 512, "invalid_request", "subject");
        require(expiresAt > 0, "invalid_request", "expires_at");
        require(returnUrl == null || isWeb(returnUrl), "invalid_request", "return_url");
        require(notificationUrl == null || isWeb(notificationUrl), "invalid_request", "notification_url");
        return this;
    }

    NewOrder toOrder() {
        Decision decision = method.equals(CARD) ? Decision.AT_ONCE : Decision.BY_PAYER;
        return new NewOrder(
                orderNo, method, decision, amount, currency, subject, expiresAt, returnUrl, notificationUrl, Map.of());
    }

    /** @throws Refusal unless 8 to 32 letters and digits */
    static void requireNumber(String number, String field) {
        if (number == null || !number.matches("[A-Za-z0-9]{8,32}")) {
            throw new Refusal(422, "invalid_request", field + " must be 8 to 32 letters and digits");
        }
    }

    private static void require(boolean valid, String code, String field) {
        if (!valid) {
            throw new Refusal(422, code, field + " is not acceptable");
        }
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
