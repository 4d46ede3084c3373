package io.liushui.core.payouts;

/**
 * What the decision table said.
 *
 * @param decision pass, review or block
 * @param modelVersion version of the model that decided
 */
public record PayoutVerdict(String decision, String reason, String modelVersion) {}
