package io.liushui.workers.operations;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.PartitionInfo;
import io.camunda.client.api.response.Topology;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when every partition of the engine has a leader. */
@Component("engine")
class EngineHealth implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CamundaClient client;

    EngineHealth(CamundaClient client) {
        this.client = client;
    }

    @Override
    public Health health() {
        try {
            return of(
                    client.newTopologyRequest().requestTimeout(PATIENCE).send().join());
        } catch (RuntimeException away) {
            return Health.down()
                    .withDetail("reason", String.valueOf(away.getMessage()))
                    .build();
        }
    }

    private static Health of(Topology topology) {
        List<PartitionInfo> partitions = topology.getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream())
                .toList();
        long led = partitions.stream()
                .filter(PartitionInfo::isLeader)
                .map(PartitionInfo::getPartitionId)
                .distinct()
                .count();
        Health.Builder health = led > 0 && led >= topology.getPartitionsCount() ? Health.up() : Health.down();
        return health.withDetail("version", topology.getGatewayVersion())
                .withDetail("partitionsLed", led + " of " + topology.getPartitionsCount())
                .build();
    }
}
