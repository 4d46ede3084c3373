package io.liushui.core.accounts;

/**
 * How an account stands, each at least 0, in minor units. The three are disjoint: together they are all that the account has.
 *
 * @param availableMinor may be taken now
 * @param pendingMinor credited and not yet mature
 * @param frozenMinor held for something under way
 */
public record Balances(long availableMinor, long pendingMinor, long frozenMinor) {

    public long totalMinor() {
        return availableMinor + pendingMinor + frozenMinor;
    }
}
