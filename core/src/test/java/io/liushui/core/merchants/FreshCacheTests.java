package io.liushui.core.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FreshCacheTests {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger loads = new AtomicInteger();
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @Test
    void loadsAgainAfterFiveSeconds() {
        FreshCache<Integer> cache = new FreshCache<>(clock, id -> Optional.of(loads.incrementAndGet()));

        assertThat(cache.get("a")).contains(1);
        now.updateAndGet(at -> at.plus(Duration.ofMillis(4_999)));
        assertThat(cache.get("a")).contains(1);
        now.updateAndGet(at -> at.plusMillis(1));
        assertThat(cache.get("a")).contains(2);
        cache.clear();
        assertThat(cache.get("a")).contains(3);
    }

    @Test
    void doesNotKeepWhatIsNotThere() {
        FreshCache<Integer> cache = new FreshCache<>(clock, id -> {
            loads.incrementAndGet();
            return Optional.empty();
        });

        assertThat(cache.get("a")).isEmpty();
        assertThat(cache.get("a")).isEmpty();
        assertThat(loads).hasValue(2);
    }
}
