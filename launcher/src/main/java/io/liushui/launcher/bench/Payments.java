package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Payments by card from the merchant's request to the webhook. */
record Payments(Shops shops, Sink sink, Books books, Plan plan) {
    private static final int CONNECTIONS = 32;
    private static final int MOST_IN_FLIGHT = 300;
    private static final Duration LAST_ONES = Duration.ofSeconds(60);

    /** Payments per second to final and notified, with a bounded number under way. */
    double mostPerSecond() {
        AtomicLong sent = new AtomicLong(sink.succeeded());
        ClosedLoop loop = new ClosedLoop(CONNECTIONS, () -> {
            sent.incrementAndGet();
            return shops.pay();
        });
        run(loop, sent, plan.warmUp());
        long begin = System.nanoTime();
        long first = sink.succeeded();
        run(loop, sent, plan.window());
        double rate = (sink.succeeded() - first) * 1e9 / (System.nanoTime() - begin);
        settle(sent.get());
        return rate;
    }

    /** One at a time: from before the request until the final state, by the same machine's clock. */
    Percentiles idle() {
        Times.pause(plan.rest());
        Map<String, Instant> sent = new ConcurrentHashMap<>();
        for (int i = 0; i < plan.idlePayments(); i++) {
            long before = sink.succeeded();
            Instant begin = Instant.now();
            sent.put(shops.pay().join(), begin);
            Times.await(Duration.ofSeconds(10), Duration.ofMillis(2), () -> sink.succeeded() > before);
            Times.pause(Duration.ofMillis(20));
        }
        return new Percentiles(books.millisToFinal(sent));
    }

    /** Send times are fixed in advance, and a late send counts as waiting. */
    Percentiles openLoad(double perSecond) {
        long count = Math.max(1, Math.round(perSecond * plan.window().toMillis() / 1e3));
        long before = sink.succeeded();
        Percentiles times = new Percentiles(new OpenLoad(books, shops::pay).millis(perSecond, count));
        settle(before + count);
        return times;
    }

    private void run(ClosedLoop loop, AtomicLong sent, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        loop.run(() -> {
            while (sent.get() - sink.succeeded() >= MOST_IN_FLIGHT && System.nanoTime() < end) {
                Times.pause(Duration.ofMillis(2));
            }
            return System.nanoTime() < end;
        });
    }

    private void settle(long expected) {
        if (!Times.await(LAST_ONES, Duration.ofMillis(100), () -> sink.succeeded() >= expected)) {
            throw new PartFailure("Of " + expected + " payments only " + sink.succeeded()
                    + " were notified within " + LAST_ONES.toSeconds() + " s of the last request; "
                    + sink.others() + " webhooks said something else.");
        }
    }
}
