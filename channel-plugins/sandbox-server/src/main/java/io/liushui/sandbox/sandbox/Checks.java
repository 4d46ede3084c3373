package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.wire.Refusal;
import java.net.URI;
import java.util.Set;

/** What the house channel asks of a request's fields; each throws {@link Refusal} naming the field. */
final class Checks {

    private static final Set<String> CURRENCIES =
            Set.of("CNY", "USD", "EUR", "GBP", "HKD", "SGD", "JPY", "KRW", "KWD", "BHD");
    private static final long MAXIMUM = 999_999_999_999L;
    private static final int LONGEST_SUBJECT = 512;

    private Checks() {}

    /** 8 to 32 letters and digits. */
    static void number(String number, String field) {
        if (number == null || !number.matches("[A-Za-z0-9]{8,32}")) {
            throw new Refusal(422, "invalid_request", field + " must be 8 to 32 letters and digits");
        }
    }

    /** @param amount in minor units, 1 to 999 999 999 999 */
    static void money(long amount, String currency) {
        require(amount >= 1 && amount <= MAXIMUM, "amount_out_of_range", "amount");
        currency(currency);
    }

    static void currency(String currency) {
        require(currency != null && CURRENCIES.contains(currency), "currency_unsupported", "currency");
    }

    static void subject(String subject) {
        require(
                subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT,
                "invalid_request",
                "subject");
    }

    /** Null, or an address of the web. */
    static void web(String url, String field) {
        require(url == null || isWeb(url), "invalid_request", field);
    }

    static void require(boolean valid, String code, String field) {
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
