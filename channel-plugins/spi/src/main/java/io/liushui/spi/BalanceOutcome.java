package io.liushui.spi;

/** What our account at the channel holds. */
public sealed interface BalanceOutcome {

    /** @param availableMinor in minor units of the currency asked for; the same for what is pending */
    record Known(long availableMinor, long pendingMinor) implements BalanceOutcome {}

    record Unknown(String reason) implements BalanceOutcome {}
}
