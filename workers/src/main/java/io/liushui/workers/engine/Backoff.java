package io.liushui.workers.engine;

import java.time.Duration;
import java.util.Map;

/**
 * How long a job that failed waits, as its task says.
 *
 * @param shortest header {@code retryBackoff}: each wait is at least that long
 * @param longest header {@code longestBackoff}: the wait before the last try, each before it half of the next; null: all waits are the shortest, and
 *     they never end
 */
record Backoff(Duration shortest, Duration longest) {
    private static final Duration DEFAULT = Duration.ofSeconds(2);
    /** More halvings than any wait in seconds has. */
    private static final int MOST_HALVINGS = 30;

    static Backoff of(Map<String, String> headers) {
        String shortest = headers.get("retryBackoff");
        String longest = headers.get("longestBackoff");
        return new Backoff(
                shortest == null ? DEFAULT : Duration.parse(shortest),
                longest == null ? null : Duration.parse(longest));
    }

    /** Whether the tries end, so that operators have to see it. */
    boolean ends() {
        return longest != null;
    }

    /** @param triesLeft the one after the wait included, from 1 */
    Duration before(int triesLeft) {
        if (longest == null) {
            return shortest;
        }
        Duration wait = longest.dividedBy(1L << Math.min(triesLeft - 1, MOST_HALVINGS));
        return wait.compareTo(shortest) < 0 ? shortest : wait;
    }
}
