package io.liushui.channel.paypal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Money as PayPal writes it: a decimal text with as many digits as PayPal gives the currency, which are not always those of ISO 4217 (HUF and TWD
 * have none).
 *
 * @param minor in minor units by {@link #EXPONENTS}; negative in reports only
 */
record Amount(long minor, String currency) {

    static final Map<String, Integer> EXPONENTS = Map.ofEntries(
            Map.entry("AUD", 2),
            Map.entry("BRL", 2),
            Map.entry("CAD", 2),
            Map.entry("CHF", 2),
            Map.entry("CNY", 2),
            Map.entry("CZK", 2),
            Map.entry("DKK", 2),
            Map.entry("EUR", 2),
            Map.entry("GBP", 2),
            Map.entry("HKD", 2),
            Map.entry("HUF", 0),
            Map.entry("ILS", 2),
            Map.entry("JPY", 0),
            Map.entry("MXN", 2),
            Map.entry("MYR", 2),
            Map.entry("NOK", 2),
            Map.entry("NZD", 2),
            Map.entry("PHP", 2),
            Map.entry("PLN", 2),
            Map.entry("SEK", 2),
            Map.entry("SGD", 2),
            Map.entry("THB", 2),
            Map.entry("TWD", 0),
            Map.entry("USD", 2));
    /** Taken only by accounts of the currency's own country. */
    static final Set<String> IN_COUNTRY = Set.of("BRL", "CNY", "MYR");

    private static final int LONGEST_TEXT = 32;

    /** What an account takes that holds these of {@link #IN_COUNTRY}. */
    static Map<String, Integer> exponents(Set<String> inCountry) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (String currency : new TreeSet<>(EXPONENTS.keySet())) {
            if (!IN_COUNTRY.contains(currency) || inCountry.contains(currency)) {
                taken.put(currency, EXPONENTS.get(currency));
            }
        }
        return taken;
    }

    /** Empty for what is no amount, has too many digits, or is in a currency that PayPal does not hold. */
    static Optional<Amount> read(JsonNode node) {
        String currency = node.path("currency_code").asString("");
        String value = node.path("value").asString("");
        Integer exponent = EXPONENTS.get(currency);
        if (exponent == null || value.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Amount(new BigDecimal(value).movePointRight(exponent).longValueExact(), currency));
        } catch (ArithmeticException | NumberFormatException noAmount) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException for a currency that PayPal does not hold */
    Map<String, Object> json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("currency_code", currency);
        fields.put("value", value());
        return fields;
    }

    String value() {
        Integer exponent = EXPONENTS.get(currency);
        if (exponent == null) {
            throw new IllegalArgumentException("PayPal does not hold " + currency);
        }
        return BigDecimal.valueOf(minor, exponent).toPlainString();
    }
}
