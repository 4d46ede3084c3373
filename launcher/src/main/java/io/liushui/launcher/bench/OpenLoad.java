package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Payments that come whether earlier ones are done or not.
 *
 * @param request asks for one; its answer is the payment's id
 */
record OpenLoad(Books books, Supplier<CompletableFuture<String>> request) {
    private static final Duration LAST_ONES = Duration.ofSeconds(60);

    /**
     * Milliseconds from the moment at which each should have been sent to its final state, so that a late send counts as waiting.
     *
     * @throws PartFailure when a payment is refused, or is not final within a minute of the last request
     */
    List<Double> millis(double perSecond, long count) {
        Map<String, Instant> planned = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        Instant start = Instant.now();
        for (long i = 0; i < count; i++) {
            Instant at = start.plusNanos(Math.round(i * 1e9 / perSecond));
            Duration early = Duration.between(Instant.now(), at);
            if (early.isPositive()) {
                Times.pause(early);
            }
            answers.add(request.get().thenAccept(id -> planned.put(id, at)));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        if (!Times.await(
                LAST_ONES,
                Duration.ofMillis(200),
                () -> books.finishedAt(planned.keySet()).size() == planned.size())) {
            throw new PartFailure("Of " + planned.size() + " payments only "
                    + books.finishedAt(planned.keySet()).size() + " were final within " + LAST_ONES.toSeconds()
                    + " s of the last request.");
        }
        return books.millisToFinal(planned);
    }
}
