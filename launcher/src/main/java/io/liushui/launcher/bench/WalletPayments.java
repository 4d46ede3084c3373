package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Payments from wallets, which call no channel, and their refunds. 200 are under way at once: all of one payer at one merchant, whose two accounts and
 * rows everybody then wants; and, in turns on the same system, spread over 200 payers at 200 merchants.
 */
final class WalletPayments {
    static final int AT_ONCE = 200;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration TOLD = Duration.ofSeconds(10);

    private final Purses one;
    private final Purses many;
    private final Ends ends;
    private final Sink sink;
    private final Books books;
    private final Plan plan;
    private long stepsOfOne;
    private long stepsOfMany;

    WalletPayments(Purses one, Purses many, Ends ends, Sink sink, Books books, Plan plan) {
        this.one = one;
        this.many = many;
        this.ends = ends;
        this.sink = sink;
        this.books = books;
        this.plan = plan;
    }

    void measure(Figures figures) {
        one.fill(ends);
        many.fill(ends);
        steps(many, plan.warmUp().dividedBy(2));
        steps(one, plan.warmUp().dividedBy(2));
        for (int round = 0; round < plan.rounds(); round++) {
            // What changes with time touches both alike
            if (round % 2 == 0) {
                stepsOfOne += steps(one, plan.window());
                stepsOfMany += steps(many, plan.window());
            } else {
                stepsOfMany += steps(many, plan.window());
                stepsOfOne += steps(one, plan.window());
            }
        }
        double seconds = plan.window().multipliedBy(plan.rounds()).toMillis() / 1e3;
        figures.rate("balance_spread_per_s", stepsOfMany / seconds);
        figures.rate("balance_one_per_s", stepsOfOne / seconds);
        figures.put("balance_one_of_spread", Math.round(100.0 * stepsOfOne / Math.max(1, stepsOfMany)) / 100.0);
        figures.put("balance_idle_accept_to_final_ms", idle().toJson());
    }

    /** Payments and refunds that succeeded within this time. */
    private long steps(Purses purses, Duration time) {
        settle();
        return new RoundTrips(AT_ONCE, (person, step) -> {
                    Purse purse = purses.of(person);
                    String payment = purse.pay().join();
                    ends.of(payment).join();
                    step.run();
                    ends.of(purse.refund(payment).join()).join();
                    step.run();
                })
                .steps(time);
    }

    /** As {@link Payments#idle}, of another payer each. */
    private Percentiles idle() {
        settle();
        Times.pause(plan.rest());
        Map<String, Instant> begins = new ConcurrentHashMap<>();
        for (int i = 0; i < plan.idlePayments(); i++) {
            long before = sink.succeeded();
            Instant begin = Instant.now();
            begins.put(many.of(i).pay().join(), begin);
            if (!Times.await(TOLD, Duration.ofMillis(2), () -> sink.succeeded() > before)) {
                throw new PartFailure(
                        "The merchant of a payment was not told of it within " + TOLD.toSeconds() + " s.");
            }
            Times.pause(Duration.ofMillis(20));
        }
        return new Percentiles(books.millisToFinal(begins));
    }

    /** What one measurement left to do must not burden the next. */
    private void settle() {
        if (!Times.await(LIMIT, Duration.ofMillis(200), () -> books.outbox() == 0 && books.dueNotifications() == 0)) {
            throw new PartFailure(books.dueNotifications() + " webhooks were not delivered.");
        }
    }
}
