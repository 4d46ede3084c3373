package io.liushui.workers.webhooks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Bounds the tries under way to one endpoint, so that a slow one never takes the room of others. Keeps nothing of an endpoint that is idle. */
@Component
class EndpointPermits {
    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    EndpointPermits(WebhookProperties properties) {
        this.most = properties.concurrencyPerEndpoint();
    }

    /** Whether a try may begin now; then {@link #release} has to follow. */
    boolean acquire(String endpointId) {
        boolean[] taken = new boolean[1];
        underWay.compute(endpointId, (id, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < most;
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    void release(String endpointId) {
        underWay.computeIfPresent(endpointId, (id, count) -> count == 1 ? null : count - 1);
    }
}
