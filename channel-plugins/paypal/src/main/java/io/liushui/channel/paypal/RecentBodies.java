package io.liushui.channel.paypal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bodies of creations that were not answered, so that asking again under their request id says the same. A help, not a truth: it is bounded, and
 * gone after a restart.
 */
final class RecentBodies {

    private static final int MOST = 10_000;

    private final Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();

    synchronized void keep(String orderNo, Map<String, Object> body) {
        bodies.put(orderNo, body);
        if (bodies.size() > MOST) {
            bodies.remove(bodies.keySet().iterator().next());
        }
    }

    synchronized void forget(String orderNo) {
        bodies.remove(orderNo);
    }

    synchronized Optional<Map<String, Object>> of(String orderNo) {
        return Optional.ofNullable(bodies.get(orderNo));
    }
}
