package io.liushui.workers.operations;

import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.idempotency.Idempotency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
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
    private final ExchangeStore exchanges;
    private final Duration exchangesKept;
    private final Clock clock;

    Housekeeping(
            Idempotency idempotency,
            ExchangeStore exchanges,
            @Value("${liushui.channels-log.kept:180d}") Duration exchangesKept,
            Clock clock) {
        this.idempotency = idempotency;
        this.exchanges = exchanges;
        this.exchangesKept = exchangesKept;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void clean() {
        Instant now = clock.instant();
        try {
            inBatches(() -> idempotency.forget(now.minus(KEYS_KEPT), BATCH));
            inBatches(() -> exchanges.forget(now.minus(exchangesKept), BATCH));
        } catch (RuntimeException databaseAway) {
            LOG.warn("housekeeping is tried again in a minute: {}", databaseAway.toString());
        }
    }

    private static void inBatches(IntSupplier batch) {
        int batches = 1;
        while (batch.getAsInt() == BATCH && batches < MOST_BATCHES) {
            batches++;
        }
    }
}
