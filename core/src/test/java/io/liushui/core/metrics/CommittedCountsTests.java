package io.liushui.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class CommittedCountsTests {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CommittedCounts counts = new CommittedCounts(meters);
    private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());

    @Test
    void countsAtOnceWithoutATransaction() {
        counts.count("tea", "Cups", Map.of("kind", "green"));

        assertThat(tea("green")).isOne();
    }

    @Test
    void countsNothingBeforeTheCommit() {
        transaction.executeWithoutResult(status -> {
            counts.count("tea", "Cups", Map.of("kind", "green"));
            assertThat(meters.getMeters()).isEmpty();
        });

        assertThat(tea("green")).isOne();
    }

    @Test
    void countsNothingThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            counts.count("tea", "Cups", Map.of("kind", "green"));
            status.setRollbackOnly();
        });

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void announcesASeriesWithoutCounting() {
        counts.announce("tea", "Cups", Map.of("kind", "green"));
        assertThat(tea("green")).isZero();

        counts.count("tea", "Cups", Map.of("kind", "green"));
        assertThat(tea("green")).isOne();
    }

    @Test
    void tellsWhatIsMissingAsNoneAndWhatIsNoCodeAsOther() {
        Map<String, String> missing = new HashMap<>();
        missing.put("kind", null);
        counts.count("tea", "Cups", missing);
        for (String free : Arrays.asList("", "two words", "茶", "x".repeat(41))) {
            counts.count("tea", "Cups", Map.of("kind", free));
        }

        assertThat(tea("none")).isOne();
        assertThat(tea("other")).isEqualTo(4);
    }

    @Test
    void neverMakesMoreSeriesThanItsBound() {
        IntStream.range(0, 500).forEach(number -> counts.count("tea", "Cups", Map.of("kind", "k" + number)));
        counts.count("tea", "Cups", Map.of("kind", "k0"));

        assertThat(meters.find("tea").counters()).hasSize(BoundedValues.MOST + 1);
        assertThat(tea("k0")).isEqualTo(2);
        assertThat(tea("other")).isEqualTo(500 - BoundedValues.MOST);
        assertThat(meters.find("tea").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(501);
    }

    private double tea(String kind) {
        return meters.get("tea").tag("kind", kind).counter().count();
    }

    /** Transactions over nothing: only their synchronization matters here. */
    private static final class NoDatabase extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
