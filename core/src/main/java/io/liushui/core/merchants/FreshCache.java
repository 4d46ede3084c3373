package io.liushui.core.merchants;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Values read less than five seconds ago. Holds found values only, so that made-up ids take no memory. */
final class FreshCache<V> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Map<String, Read<V>> reads = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Function<String, Optional<V>> load;

    FreshCache(Clock clock, Function<String, Optional<V>> load) {
        this.clock = clock;
        this.load = load;
    }

    Optional<V> get(String id) {
        Instant now = clock.instant();
        Read<V> read = reads.get(id);
        if (read != null && now.isBefore(read.at().plus(FRESH))) {
            return Optional.of(read.value());
        }
        Optional<V> loaded = load.apply(id);
        if (reads.size() >= MOST) {
            reads.clear();
        }
        loaded.ifPresentOrElse(value -> reads.put(id, new Read<>(value, now)), () -> reads.remove(id));
        return loaded;
    }

    void clear() {
        reads.clear();
    }

    private record Read<V>(V value, Instant at) {}
}
