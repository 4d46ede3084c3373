package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What payments at one channel suffer from another one on which hundreds wait for their answers. */
final class SlowChannel {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int IN_FLIGHT = 200;
    private static final double SLOW_PER_SECOND = 1.05 * IN_FLIGHT / ANSWER.toSeconds();
    private static final double PER_SECOND = 5;
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Shops shops;
    private final Books books;
    private final SecondChannel second;
    private final Plan plan;

    SlowChannel(Shops shops, Books books, SecondChannel second, Plan plan) {
        this.shops = shops;
        this.books = books;
        this.second = second;
        this.plan = plan;
    }

    /** Alone and beside the slow channel in turns, so that what changes with time touches both. */
    void measure(Figures figures) {
        second.answerAtOnce();
        try (SteadyLoad _ = slowLoad()) {
            payments(plan.warmUp());
        }
        Collection<Double> alone = new ArrayList<>();
        Collection<Double> beside = new ArrayList<>();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < plan.rounds(); round++) {
            settle();
            alone.addAll(payments(plan.window()));
            second.answerAfter(ANSWER);
            try (SteadyLoad slow = slowLoad()) {
                requireInFlight();
                beside.addAll(payments(plan.window()));
                fewest = Math.min(fewest, books.waitingFor(SecondChannel.ID));
                slow.requireNoTrouble();
            }
            second.answerAtOnce();
        }
        Percentiles without = new Percentiles(alone);
        Percentiles with = new Percentiles(beside);
        figures.put("alone_accept_to_final_ms", without.toJson());
        figures.put("beside_slow_accept_to_final_ms", with.toJson());
        figures.put("slow_channel_in_flight", fewest);
        figures.put("beside_slow_p99_of_alone", Math.round(with.at(99) / without.at(99) * 100) / 100.0);
    }

    private SteadyLoad slowLoad() {
        return new SteadyLoad(SLOW_PER_SECOND, () -> shops.pay(SecondChannel.CURRENCY));
    }

    private List<Double> payments(Duration time) {
        long count = Math.max(1, Math.round(PER_SECOND * time.toMillis() / 1e3));
        return new OpenLoad(books, shops::pay).millis(PER_SECOND, count);
    }

    private void requireInFlight() {
        if (!Times.await(LIMIT, POLL, () -> books.waitingFor(SecondChannel.ID) >= IN_FLIGHT)) {
            throw new PartFailure("Only " + books.waitingFor(SecondChannel.ID) + " of " + IN_FLIGHT
                    + " payments came to wait for the slow channel.");
        }
    }

    private void settle() {
        if (!Times.await(LIMIT, POLL, () -> books.openPayments() == 0)) {
            throw new PartFailure(books.openPayments() + " payments did not come to an end.");
        }
    }
}
