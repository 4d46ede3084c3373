package io.liushui.core.positions;

/**
 * What lies at a channel for payouts (头寸), by our own books.
 *
 * @param balanceMinor all of it, in minor units; the same for the next two
 * @param frozenMinor of it for payouts that are under way
 * @param lowWaterMinor an alarm is raised when less than this is free
 */
public record Position(String channelId, String currency, long balanceMinor, long frozenMinor, long lowWaterMinor) {

    public long freeMinor() {
        return balanceMinor - frozenMinor;
    }
}
