package io.liushui.core.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the relay of this JVM when a transaction with a message commits. Relays of other processes find the row by polling, so a lost signal costs
 * a poll interval and nothing else.
 */
@Component
public class OutboxSignal {
    private final Semaphore signals = new Semaphore(0);

    /** Signals once the running transaction has committed, or at once when there is none. */
    public void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signals.release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signals.release();
            }
        });
    }

    /** Waits for a signal, at most {@code poll}; takes all signals given so far. */
    public void await(Duration poll) throws InterruptedException {
        if (signals.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
