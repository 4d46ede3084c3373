package io.liushui.spi;

import java.util.Set;

/**
 * @param minimumMinor lowest amount, in minor units of the currency, at least 1
 * @param maximumMinor highest amount, in minor units of the currency
 * @param currencies ISO 4217 codes; empty for all of the channel
 * @param banks codes for {@link PayoutRequest.Payee#bank()}; empty when it names none
 * @param name how much of a payee's name the channel takes
 * @param purpose how much of a purpose the channel takes
 */
public record PayoutTerms(
        long minimumMinor,
        long maximumMinor,
        Set<String> currencies,
        Set<String> banks,
        TextLimit name,
        TextLimit purpose) {

    public PayoutTerms {
        if (minimumMinor < 1 || maximumMinor < minimumMinor) {
            throw new IllegalArgumentException("amounts must be 1 or more, and the highest not below the lowest");
        }
        currencies = Set.copyOf(currencies);
        banks = Set.copyOf(banks);
    }
}
