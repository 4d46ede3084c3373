package io.liushui.core.localchannels;

/** Where the money of an order comes from. */
public sealed interface Funding {

    /**
     * @param accountId the account to be debited
     * @param owner id of the wallet, points account or credit line
     * @param units how much of it: minor units, or points; more than 0
     */
    record From(String accountId, String owner, long units) implements Funding {}

    /** @param reasonCode stable, snake case */
    record Refused(String reasonCode) implements Funding {}
}
