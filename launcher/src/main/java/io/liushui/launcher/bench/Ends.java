package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells of payments and refunds that they have ended: one query looks for all that are waited for. */
final class Ends implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Set<String> GOOD = Set.of("succeeded", "partially_refunded", "refunded");

    private final Books books;
    private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
    private final Thread looker;
    private volatile boolean open = true;

    /** @param books for nobody else; closed at the end */
    Ends(Books books) {
        this.books = books;
        this.looker = Thread.ofVirtual().name("ends").start(this::look);
    }

    /** Done when it has succeeded; {@link PartFailure} when it ends otherwise, or not within 90 s. */
    CompletableFuture<Void> of(String id) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        awaited.put(id, end);
        return end.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        while (open) {
            try {
                tell();
            } catch (PartFailure failure) {
                awaited.values().forEach(end -> end.completeExceptionally(failure));
                awaited.clear();
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
            CompletableFuture<Void> end = awaited.remove(id);
            if (GOOD.contains(state)) {
                end.complete(null);
            } else {
                end.completeExceptionally(new PartFailure(id + " is " + state + ", it should have succeeded."));
            }
        });
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
