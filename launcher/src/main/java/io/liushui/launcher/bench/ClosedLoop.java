package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Sends the next request when an earlier one was answered; at most {@code connections} at a time. */
final class ClosedLoop {
    private final Supplier<CompletableFuture<String>> request;
    private final int connections;
    private final Semaphore free;
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();
    private final Collection<Double> millis = new ConcurrentLinkedQueue<>();

    ClosedLoop(int connections, Supplier<CompletableFuture<String>> request) {
        this.request = request;
        this.connections = connections;
        this.free = new Semaphore(connections);
    }

    /** Times from sending to the whole answer. */
    Percentiles answers() {
        return new Percentiles(millis);
    }

    void forget() {
        millis.clear();
    }

    /**
     * Sends while {@code more} holds, then waits for the last answers.
     *
     * @throws PartFailure when a request was refused
     */
    void run(BooleanSupplier more) {
        while (more.getAsBoolean() && trouble.get() == null) {
            free.acquireUninterruptibly();
            long begin = System.nanoTime();
            request.get().whenComplete((id, failure) -> {
                if (failure == null) {
                    millis.add((System.nanoTime() - begin) / 1e6);
                } else {
                    trouble.compareAndSet(null, failure);
                }
                free.release();
            });
        }
        free.acquireUninterruptibly(connections);
        free.release(connections);
        if (trouble.get() != null) {
            throw new PartFailure(
                    "A request of the benchmark failed: " + trouble.get().getMessage(), trouble.get());
        }
    }

    void run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        run(() -> System.nanoTime() < end);
    }
}
