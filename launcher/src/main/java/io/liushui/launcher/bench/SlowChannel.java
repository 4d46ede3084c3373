package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What payments at one channel suffer from another one on which 200 wait for answers that take ten seconds. To wait so, 20 have to come each second, which
 * by itself loads a small machine: the same 20 are measured once more while the other channel answers at once, so that load and slowness can be told apart.
 */
final class SlowChannel {
    static final int IN_FLIGHT = 200;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** A little more than is needed, because a payment is not always at its channel. */
    private static final double OTHERS_PER_SECOND = 1.05 * IN_FLIGHT / ANSWER.toSeconds();

    private static final double PER_SECOND = 5;
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Shops shops;
    private final Books books;
    private final SecondChannel second;
    private final Plan plan;
    private final Collection<Double> alone = new ArrayList<>();
    private final Collection<Double> besidePrompt = new ArrayList<>();
    private final Collection<Double> besideSlow = new ArrayList<>();
    private long fewestInFlight = Long.MAX_VALUE;

    SlowChannel(Shops shops, Books books, SecondChannel second, Plan plan) {
        this.shops = shops;
        this.books = books;
        this.second = second;
        this.plan = plan;
    }

    /** In turns, so that what changes with time touches all alike. */
    void measure(Figures figures) {
        second.answerAtOnce();
        besideOthers(plan.warmUp());
        for (int round = 0; round < plan.rounds(); round++) {
            settle();
            alone.addAll(payments(plan.window()));
            besidePrompt.addAll(besideOthers(plan.window()));
            settle();
            besideSlow.addAll(besideSlow());
        }
        Percentiles slow = new Percentiles(besideSlow);
        figures.put("alone_accept_to_final_ms", new Percentiles(alone).toJson());
        figures.put("beside_prompt_accept_to_final_ms", new Percentiles(besidePrompt).toJson());
        figures.put("beside_slow_accept_to_final_ms", slow.toJson());
        figures.put("slow_channel_in_flight", fewestInFlight);
        figures.put("beside_slow_p99_of_alone", ratio(slow, new Percentiles(alone)));
        figures.put("beside_slow_p99_of_prompt", ratio(slow, new Percentiles(besidePrompt)));
    }

    private List<Double> besideSlow() {
        second.answerAfter(ANSWER);
        try (SteadyLoad others = others()) {
            if (!Times.await(LIMIT, POLL, () -> books.waitingFor(SecondChannel.ID) >= IN_FLIGHT)) {
                throw new PartFailure("Only " + books.waitingFor(SecondChannel.ID) + " of " + IN_FLIGHT
                        + " payments came to wait for the slow channel.");
            }
            List<Double> times = payments(plan.window());
            fewestInFlight = Math.min(fewestInFlight, books.waitingFor(SecondChannel.ID));
            others.requireNoTrouble();
            return times;
        } finally {
            second.answerAtOnce();
        }
    }

    private List<Double> besideOthers(Duration time) {
        try (SteadyLoad others = others()) {
            List<Double> times = payments(time);
            others.requireNoTrouble();
            return times;
        }
    }

    private SteadyLoad others() {
        return new SteadyLoad(OTHERS_PER_SECOND, () -> shops.pay(SecondChannel.CURRENCY));
    }

    private List<Double> payments(Duration time) {
        long count = Math.max(1, Math.round(PER_SECOND * time.toMillis() / 1e3));
        return new OpenLoad(books, shops::pay).millis(PER_SECOND, count);
    }

    private void settle() {
        if (!Times.await(LIMIT, POLL, () -> books.openPayments() == 0)) {
            throw new PartFailure(books.openPayments() + " payments did not come to an end.");
        }
    }

    private static double ratio(Percentiles one, Percentiles other) {
        return Math.round(one.at(99) / other.at(99) * 100) / 100.0;
    }
}
