package io.liushui.spi;

/** The channel tells what our account holds. */
public interface SupportsBalance {

    /** @param currency ISO 4217 */
    BalanceOutcome balance(String currency);
}
