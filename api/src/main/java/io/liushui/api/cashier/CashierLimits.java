package io.liushui.api.cashier;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A token bucket per cashier token, per process. The least recently used are forgotten, so that guessed tokens cannot fill the memory. */
@Component
class CashierLimits {
    private static final int MOST = 20_000;
    private static final int BURST = 30;
    private static final int PER_SECOND = 5;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    /** @throws CashierRefusal when the token's page asks more than 5 times a second, after a burst of 30 */
    void take(String token) {
        ConsumptionProbe probe = bucket(token).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw CashierRefusal.retryAfter(
                    CashierProblem.RATE_LIMITED, Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L));
        }
    }

    private synchronized Bucket bucket(String token) {
        return buckets.computeIfAbsent(
                token,
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                        .build());
    }
}
