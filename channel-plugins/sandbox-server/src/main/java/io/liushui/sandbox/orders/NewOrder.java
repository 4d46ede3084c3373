package io.liushui.sandbox.orders;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A submitted order.
 *
 * @param amount in minor units, 1 to 999 999 999 999
 * @param expiresAt milliseconds since 1970
 */
public record NewOrder(
        String orderNo,
        String method,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        String returnUrl,
        String notificationUrl,
        String payerIp) {

    public static final String CARD = "sandbox_card";
    public static final String WALLET = "sandbox_wallet";
    static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{8,32}");
    private static final Set<String> METHODS = Set.of(CARD, WALLET);
    private static final Set<String> CURRENCIES =
            Set.of("CNY", "USD", "EUR", "GBP", "HKD", "SGD", "JPY", "KRW", "KWD", "BHD");
    private static final long MAXIMUM = 999_999_999_999L;

    /** @throws Refusal naming what is wrong */
    public NewOrder validated() {
        Numbers.require(orderNo, "order_no");
        require(method != null && METHODS.contains(method), "method_unknown", "method");
        require(amount >= 1 && amount <= MAXIMUM, "amount_out_of_range", "amount");
        require(currency != null && CURRENCIES.contains(currency), "currency_unsupported", "currency");
        require(subject != null && !subject.isBlank() && subject.length() <= 512, "invalid_request", "subject");
        require(expiresAt > 0, "invalid_request", "expires_at");
        require(returnUrl == null || isWeb(returnUrl), "invalid_request", "return_url");
        require(notificationUrl == null || isWeb(notificationUrl), "invalid_request", "notification_url");
        return this;
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
