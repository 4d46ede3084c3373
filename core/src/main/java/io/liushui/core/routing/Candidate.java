package io.liushui.core.routing;

/**
 * A channel that was looked at.
 *
 * @param feeMinor what it would take, in minor units; 0 when it has no price
 * @param priority lower is preferred
 * @param rejected why it cannot be taken: already_tried, contract_elsewhere, disabled, no_price, monthly_cap_reached, or the code of a {@link Limit}; null when it can
 */
public record Candidate(String channelId, long feeMinor, int priority, String rejected) {
    static final String MONTHLY_CAP_REACHED = "monthly_cap_reached";
}
