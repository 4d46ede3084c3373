package io.liushui.core.risk;

/**
 * What the decision table said.
 *
 * @param decision pass, step_up, review or block
 * @param modelVersion version of the model that decided
 */
public record RiskVerdict(String decision, String reason, String modelVersion) {}
