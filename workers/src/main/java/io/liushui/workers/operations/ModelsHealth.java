package io.liushui.workers.operations;

import io.liushui.workers.deployment.ModelDeployment;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when the engine took the models of this start; when it refused them, the version before goes on and this says why. */
@Component("models")
class ModelsHealth implements HealthIndicator {
    private final ModelDeployment deployment;

    ModelsHealth(ModelDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public Health health() {
        return switch (deployment.state()) {
            case ModelDeployment.State.Waiting _ ->
                Health.outOfService()
                        .withDetail("reason", "the models are not deployed yet")
                        .build();
            case ModelDeployment.State.Deployed(var versions) ->
                Health.up().withDetails(versions).build();
            case ModelDeployment.State.Refused(String reason) ->
                Health.down().withDetail("reason", reason).build();
        };
    }
}
