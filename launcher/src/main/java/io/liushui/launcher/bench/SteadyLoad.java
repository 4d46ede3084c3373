package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Payments at a steady pace in the background, until it is closed. */
final class SteadyLoad implements AutoCloseable {
    private final Supplier<CompletableFuture<String>> request;
    private final Duration pause;
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();
    private final Thread sender;
    private volatile boolean more = true;

    /** Begins to send. */
    SteadyLoad(double perSecond, Supplier<CompletableFuture<String>> request) {
        this.request = request;
        this.pause = Duration.ofNanos(Math.round(1e9 / perSecond));
        this.sender = Thread.ofVirtual().name("steady-load").start(this::send);
    }

    /** @throws PartFailure when a request was refused */
    void requireNoTrouble() {
        if (trouble.get() != null) {
            throw new PartFailure(
                    "A request of the background load failed: " + trouble.get().getMessage(), trouble.get());
        }
    }

    private void send() {
        Instant next = Instant.now();
        while (more && trouble.get() == null) {
            Duration early = Duration.between(Instant.now(), next);
            if (early.isPositive()) {
                Times.pause(early);
            }
            next = next.plus(pause);
            request.get().whenComplete((id, failure) -> trouble.compareAndSet(null, failure));
        }
    }

    @Override
    public void close() {
        more = false;
        try {
            sender.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted", stopped);
        }
    }
}
