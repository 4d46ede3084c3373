package io.liushui.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    @Test
    void doublesUpToTheLongestWaitAndEnds() {
        Backoff backoff = Backoff.of(Map.of("retryBackoff", "PT2S", "longestBackoff", "PT10M"));

        assertThat(waits(backoff, 10)).containsExactly(2L, 4L, 9L, 18L, 37L, 75L, 150L, 300L, 600L);
        assertThat(backoff.ends()).isTrue();
    }

    @Test
    void isNeverShorterThanItsShortestHoweverManyTriesAreLeft() {
        Backoff backoff = Backoff.of(Map.of("retryBackoff", "PT2S", "longestBackoff", "PT10M"));

        assertThat(backoff.before(100)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.before(1)).isEqualTo(Duration.ofMinutes(10));
    }

    /** Instances of an older version of a model. */
    @Test
    void isAlwaysTheSameAndNeverEndsForATaskThatDoesNotSayMore() {
        assertThat(waits(Backoff.of(Map.of("retryBackoff", "PT5S")), 4)).containsExactly(5L, 5L, 5L);
        assertThat(waits(Backoff.of(Map.of()), 3)).containsExactly(2L, 2L);
        assertThat(Backoff.of(Map.of()).ends()).isFalse();
    }

    /** In whole seconds, of a job with so many tries. */
    private static List<Long> waits(Backoff backoff, int tries) {
        return IntStream.iterate(tries - 1, left -> left >= 1, left -> left - 1)
                .mapToObj(left -> backoff.before(left).toSeconds())
                .toList();
    }
}
