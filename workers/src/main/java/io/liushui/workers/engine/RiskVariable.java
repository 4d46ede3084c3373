package io.liushui.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.liushui.core.risk.RiskVerdict;
import java.util.Map;

/** Reads the process variable {@code risk}, the result of the decision table. */
public final class RiskVariable {

    private RiskVariable() {}

    /** Null when nothing was decided. The process definition's key names the deployment, and so the version of the table. */
    public static RiskVerdict verdict(Map<String, Object> risk, ActivatedJob job) {
        return risk == null
                ? null
                : new RiskVerdict(
                        (String) risk.get("decision"),
                        (String) risk.get("reason"),
                        Long.toString(job.getProcessDefinitionKey()));
    }
}
