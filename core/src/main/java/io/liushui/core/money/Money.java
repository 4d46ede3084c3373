package io.liushui.core.money;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amountMinor in the currency's minor unit (fen, cent, yen), 0 to 10^15
 * @param currency ISO 4217 code whose exponent is 0, 2 or 3
 */
public record Money(long amountMinor, String currency) {

    /** Keeps every sum of a billion amounts inside a {@code long}; 10^13 yuan are beyond any payment. */
    public static final long MAXIMUM_MINOR = 1_000_000_000_000_000L;

    /** @throws IllegalArgumentException when the amount is out of range or the currency is unknown */
    public Money {
        if (amountMinor < 0 || amountMinor > MAXIMUM_MINOR) {
            throw new IllegalArgumentException("amount must be 0 to " + MAXIMUM_MINOR + " minor units: " + amountMinor);
        }
        exponent(currency);
    }

    public int exponent() {
        return exponent(currency);
    }

    /** Digits behind the decimal point, after ISO 4217: CNY 2, JPY 0, KWD 3. */
    public static int exponent(String currency) {
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code: " + currency);
        }
        int digits;
        try {
            digits = Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("currency is not in ISO 4217: " + currency, unknown);
        }
        if (digits != 0 && digits != 2 && digits != 3) {
            throw new IllegalArgumentException("currency cannot be paid in: " + currency);
        }
        return digits;
    }

    /** For people: {@code 12.34 CNY}. */
    @Override
    public String toString() {
        return java.math.BigDecimal.valueOf(amountMinor, exponent()).toPlainString() + " " + currency;
    }
}
