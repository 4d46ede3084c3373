package io.liushui.core.contracts;

import io.liushui.core.money.Money;

/**
 * How much may be debited under a contract; each amount in minor units of the currency, more than 0, or null for no limit.
 *
 * @param currency ISO 4217, the only one that may be debited; null when any may
 * @param perDay of all debits of a day that did not fail
 */
public record ContractLimits(String currency, Long perDebit, Long perDay, Long perMonth) {
    public static final ContractLimits NONE = new ContractLimits(null, null, null, null);

    boolean takes(Money amount) {
        return currency == null || currency.equals(amount.currency());
    }

    boolean allowsOneOf(Money amount) {
        return perDebit == null || amount.amountMinor() <= perDebit;
    }
}
