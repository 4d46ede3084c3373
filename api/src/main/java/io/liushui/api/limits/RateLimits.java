package io.liushui.api.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.merchants.App;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A token bucket per app and route; it holds one second's requests. */
@Component
public class RateLimits {
    private static final int MOST = 100_000;

    private final Map<Place, Limited> buckets = new ConcurrentHashMap<>();

    /** @throws Refusal when the app has used up its rate */
    public void take(App app, String route) {
        Place place = new Place(app.id(), route);
        Limited limited = buckets.get(place);
        if (limited == null || limited.ratePerSecond() != app.ratePerSecond()) {
            limited = buckets.compute(
                    place,
                    (key, present) -> present != null && present.ratePerSecond() == app.ratePerSecond()
                            ? present
                            : fresh(app.ratePerSecond()));
        }
        ConsumptionProbe probe = limited.bucket().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            int seconds = (int) Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
            throw Refusal.retryAfter(
                    ProblemCode.RATE_LIMITED,
                    Math.max(1, seconds),
                    "at most " + app.ratePerSecond() + " requests per second to this route");
        }
    }

    private Limited fresh(int ratePerSecond) {
        if (buckets.size() >= MOST) {
            throw new IllegalStateException("more than " + MOST + " apps and routes are limited here");
        }
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(ratePerSecond).refillGreedy(ratePerSecond, Duration.ofSeconds(1)))
                .build();
        return new Limited(ratePerSecond, bucket);
    }

    private record Place(String appId, String route) {}

    private record Limited(int ratePerSecond, Bucket bucket) {}
}
