package io.liushui.sandbox.paypal;

import io.liushui.sandbox.wire.Refusal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** PayPal's decimal texts and our minor units. */
record Money(long minor, String currency) {

    private static final Set<String> WITHOUT_DECIMALS = Set.of("HUF", "JPY", "TWD");
    private static final Set<String> WITH_TWO = Set.of(
            "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "ILS", "MXN", "MYR", "NOK", "NZD",
            "PHP", "PLN", "SEK", "SGD", "THB", "USD");
    private static final long LARGEST_MINOR = 999_999_999L;

    /** @throws Refusal with PayPal's issue when it is no amount to be paid */
    static Money read(JsonNode node) {
        String currency = node.path("currency_code").asString("");
        String value = node.path("value").asString("");
        if (!value.matches("-?[0-9]*[.]?[0-9]+") || value.length() > 32) {
            throw new Refusal(400, "INVALID_PARAMETER_SYNTAX", "amount/value");
        }
        if (!WITHOUT_DECIMALS.contains(currency) && !WITH_TWO.contains(currency)) {
            throw new Refusal(422, "INVALID_CURRENCY_CODE", "amount/currency_code");
        }
        BigDecimal decimal = new BigDecimal(value);
        if (decimal.signum() <= 0) {
            throw new Refusal(422, "CANNOT_BE_ZERO_OR_NEGATIVE", "amount/value");
        }
        if (decimal.stripTrailingZeros().scale() > exponent(currency)) {
            String issue = exponent(currency) == 0 ? "DECIMALS_NOT_SUPPORTED" : "DECIMAL_PRECISION";
            throw new Refusal(422, issue, "amount/value");
        }
        BigDecimal minor = decimal.movePointRight(exponent(currency));
        if (minor.compareTo(BigDecimal.valueOf(LARGEST_MINOR)) > 0) {
            throw new Refusal(422, "MAX_VALUE_EXCEEDED", "amount/value");
        }
        return new Money(minor.longValueExact(), currency);
    }

    static Map<String, Object> json(long minor, String currency) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("currency_code", currency);
        fields.put("value", BigDecimal.valueOf(minor, exponent(currency)).toPlainString());
        return fields;
    }

    private static int exponent(String currency) {
        return WITHOUT_DECIMALS.contains(currency) ? 0 : 2;
    }
}
