package io.liushui.spi;

import java.util.Objects;
import java.util.Set;

/**
 * A payment method at a channel.
 *
 * @param product never {@link Product#PAYOUT}, which is nothing to pay with
 * @param interactive whether the payer has to act
 * @param minimumMinor lowest amount, in minor units of the currency, at least 1
 * @param maximumMinor highest amount, in minor units of the currency
 * @param currencies ISO 4217 codes; empty for all of the channel
 * @param banks bank codes to choose from; empty when there is nothing to choose
 * @param needs what must be known of the payer before the channel can be asked; {@link PayerDetail#PHONE} when there is a monthly cap
 * @param monthlyCap what one phone number may pay in a month; null: no cap is known
 */
public record MethodDescription(
        Product product,
        boolean interactive,
        long minimumMinor,
        long maximumMinor,
        Set<String> currencies,
        Set<String> banks,
        Set<PayerDetail> needs,
        MonthlyCap monthlyCap) {

    public MethodDescription {
        if (product == Product.PAYOUT) {
            throw new IllegalArgumentException("nothing is paid with a payout");
        }
        Objects.requireNonNull(product, "a method belongs to a product");
        if (minimumMinor < 1 || maximumMinor < minimumMinor) {
            throw new IllegalArgumentException("amounts must be 1 or more, and the highest not below the lowest");
        }
        currencies = Set.copyOf(currencies);
        banks = Set.copyOf(banks);
        needs = Set.copyOf(needs);
        if (monthlyCap != null && !needs.contains(PayerDetail.PHONE)) {
            throw new IllegalArgumentException("a monthly cap is counted by phone number, which has to be known");
        }
    }

    /** Without a monthly cap. */
    public MethodDescription(
            Product product,
            boolean interactive,
            long minimumMinor,
            long maximumMinor,
            Set<String> currencies,
            Set<String> banks,
            Set<PayerDetail> needs) {
        this(product, interactive, minimumMinor, maximumMinor, currencies, banks, needs, null);
    }

    public MethodDescription(Product product, boolean interactive, long minimumMinor, long maximumMinor) {
        this(product, interactive, minimumMinor, maximumMinor, Set.of(), Set.of(), Set.of());
    }
}
