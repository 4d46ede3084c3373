package io.liushui.workers.payouts;

import io.liushui.core.payouts.ReturnWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for payouts that came back, a bounded number each time. */
@Component
class ReturnedPayouts {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnedPayouts.class);
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 20;

    private final ReturnWatch watch;

    ReturnedPayouts(ReturnWatch watch) {
        this.watch = watch;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
    void ask() {
        try {
            int batches = 1;
            while (watch.ask(BATCH) && batches < MOST_BATCHES) {
                batches++;
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("returned payouts are asked for again in a minute: {}", databaseAway.toString());
        }
    }
}
