package io.liushui.workers.operations;

import io.liushui.core.channels.ExchangeRetention;
import io.liushui.core.idempotency.Idempotency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Old rows leave in small batches, a bounded number each time, so that payments never wait for it. */
@Component
class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration KEYS_KEPT = Duration.ofHours(48);
    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 50;

    private final Idempotency idempotency;
    private final ExchangeRetention exchanges;
    private final Clock clock;

    Housekeeping(Idempotency idempotency, ExchangeRetention exchanges, Clock clock) {
        this.idempotency = idempotency;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void clean() {
        Instant now = clock.instant();
        try {
            inBatches(() -> idempotency.forget(now.minus(KEYS_KEPT), BATCH) == BATCH);
            inBatches(() -> exchanges.forget(BATCH));
        } catch (RuntimeException databaseAway) {
            LOG.warn("housekeeping is tried again in a minute: {}", databaseAway.toString());
        }
    }

    /** @param batch whether there may be more */
    private static void inBatches(BooleanSupplier batch) {
        int batches = 1;
        while (batch.getAsBoolean() && batches < MOST_BATCHES) {
            batches++;
        }
    }
}
