package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * So many people at once who do the same again and again; each begins anew when the last time is over.
 *
 * @param trip what a person does; returns when it is over
 */
record RoundTrips(int people, Trip trip) {

    /** @see RoundTrips */
    @FunctionalInterface
    interface Trip {
        /**
         * @param person from 0
         * @param step to be run when a part of the trip is over that counts
         */
        void make(int person, Runnable step);
    }

    /**
     * Steps that were over within the time. Returns when all trips that were begun are over.
     *
     * @throws PartFailure when a trip failed; nobody begins another one then
     */
    long steps(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        LongAdder steps = new LongAdder();
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        Runnable step = () -> {
            if (System.nanoTime() < end) {
                steps.increment();
            }
        };
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < people; i++) {
                int person = i;
                all.execute(() -> {
                    try {
                        while (System.nanoTime() < end && trouble.get() == null) {
                            trip.make(person, step);
                        }
                    } catch (RuntimeException failed) {
                        trouble.compareAndSet(null, failed);
                    }
                });
            }
        }
        if (trouble.get() != null) {
            throw new PartFailure(
                    "A request of the benchmark failed: " + trouble.get().getMessage(), trouble.get());
        }
        return steps.sum();
    }
}
