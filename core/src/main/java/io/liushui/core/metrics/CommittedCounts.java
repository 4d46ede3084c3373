package io.liushui.core.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what a transaction did once it has committed; what is rolled back is not counted. A process that is killed between the commit and its count
 * loses that count and nothing else, so figures tell rates, and the database tells sums.
 */
@Component
public class CommittedCounts {
    private final MeterRegistry meters;
    private final BoundedValues values = new BoundedValues();

    public CommittedCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Makes the series visible with its value so far, zero at first, so that even its first increase is seen. */
    public void announce(String name, String description, Map<String, String> tags) {
        counter(name, description, tags);
    }

    /**
     * Adds one when the running transaction has committed, or at once when there is none.
     *
     * @param name with dots, without {@code total}
     * @param tags by name; a null value is told as {@code none}, and what is out of bounds as {@code other}
     */
    public void count(String name, String description, Map<String, String> tags) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            counter(name, description, tags).increment();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter(name, description, tags).increment();
            }
        });
    }

    private Counter counter(String name, String description, Map<String, String> tags) {
        Counter.Builder builder = Counter.builder(name).description(description);
        tags.forEach((tag, value) -> builder.tag(tag, values.bounded(name, tag, value)));
        return builder.register(meters);
    }
}
