package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of payments and refunds that they have ended: one query looks for all that are waited for. */
final class Ends implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Set<String> GOOD = Set.of("succeeded", "partially_refunded", "refunded");

    private final Books books;
    private final Map<String, Awaited> awaited = new ConcurrentHashMap<>();
    private final Thread looker;
    private volatile boolean open = true;

    private record Awaited(CompletableFuture<Void> end, long deadlineNanos) {}

    /** @param books for nobody else; closed at the end */
    Ends(Books books) {
        this.books = books;
        this.looker = Thread.ofVirtual().name("ends").start(this::look);
    }

    /** Done when it has succeeded; {@link PartFailure} when it ends otherwise, or not within three minutes. */
    CompletableFuture<Void> of(String id) {
        Awaited one = new Awaited(new CompletableFuture<>(), System.nanoTime() + LONGEST.toNanos());
        awaited.put(id, one);
        return one.end();
    }

    private void look() {
        while (open) {
            try {
                tell();
            } catch (PartFailure failure) {
                awaited.keySet().forEach(id -> fail(id, failure));
            }
            Times.pause(LOOK);
        }
    }

    private void tell() {
        List<String> ids = List.copyOf(awaited.keySet());
        if (ids.isEmpty()) {
            return;
        }
        books.ended(ids).forEach((id, state) -> {
            if (GOOD.contains(state)) {
                awaited.remove(id).end().complete(null);
            } else {
                fail(id, new PartFailure(id + " is " + state + ", it should have succeeded."));
            }
        });
        long now = System.nanoTime();
        awaited.forEach((id, one) -> {
            if (now - one.deadlineNanos() > 0) {
                fail(id, new PartFailure(id + " has not ended within " + LONGEST.toMinutes() + " minutes."));
            }
        });
    }

    private void fail(String id, PartFailure failure) {
        awaited.remove(id).end().completeExceptionally(failure);
    }

    @Override
    public void close() {
        open = false;
        try {
            looker.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted", stopped);
        }
        books.close();
    }
}
