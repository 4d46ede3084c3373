package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What payments at one channel suffer from another one on which 200 wait for answers that take ten seconds. Once they all wait and no more come: then nothing but
 * the waiting is added, and the run without them is the one to compare with. And once as many wait all the time, for which 20 have to come each second; this by
 * itself loads a small machine, so the same 20 are measured while the other channel answers at once.
 */
final class SlowChannel {
    static final int IN_FLIGHT = 200;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** A little more than is needed, because a payment is not always at its channel. */
    private static final double OTHERS_PER_SECOND = 1.05 * IN_FLIGHT / ANSWER.toSeconds();

    private static final double PER_SECOND = 5;
    private static final double WAVE_PER_SECOND = 45;
    /** Of the time that the first of a wave waits, kept free before its answer comes. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Shops shops;
    private final Books books;
    private final SecondChannel second;
    private final Plan plan;
    private final Collection<Double> alone = new ArrayList<>();
    private final Collection<Double> besideWaiting = new ArrayList<>();
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
            besideWaves();
            besidePrompt.addAll(besideOthers(plan.window()));
            settle();
            besideSlow.addAll(besideSlow());
        }
        Percentiles slow = new Percentiles(besideSlow);
        figures.put("alone_accept_to_final_ms", new Percentiles(alone).toJson());
        figures.put("beside_waiting_accept_to_final_ms", new Percentiles(besideWaiting).toJson());
        figures.put("beside_prompt_accept_to_final_ms", new Percentiles(besidePrompt).toJson());
        figures.put("beside_slow_accept_to_final_ms", slow.toJson());
        figures.put("slow_channel_in_flight", fewestInFlight);
        figures.put("beside_waiting_p99_of_alone", ratio(new Percentiles(besideWaiting), new Percentiles(alone)));
        figures.put("beside_slow_p99_of_alone", ratio(slow, new Percentiles(alone)));
        figures.put("beside_slow_p99_of_prompt", ratio(slow, new Percentiles(besidePrompt)));
    }

    /** Until as many payments were measured beside waves as alone. */
    private void besideWaves() {
        while (besideWaiting.size() < alone.size()) {
            settle();
            besideWaiting.addAll(besideWave());
        }
    }

    /** As many payments as fit between the last one's coming to wait and the first one's answer. */
    private List<Double> besideWave() {
        second.answerAfter(ANSWER);
        try {
            Instant firstAnswer = Instant.now().plus(ANSWER);
            try (SteadyLoad wave = others(WAVE_PER_SECOND)) {
                Times.await(ANSWER, POLL, () -> books.waitingFor(SecondChannel.ID) >= IN_FLIGHT);
                wave.requireNoTrouble();
            }
            Duration left = Duration.between(Instant.now(), firstAnswer).minus(MARGIN);
            if (left.compareTo(SHORTEST) < 0) {
                throw new PartFailure("It took too long until " + IN_FLIGHT + " payments waited for the slow channel.");
            }
            List<Double> times = payments(left);
            fewestInFlight = Math.min(fewestInFlight, books.waitingFor(SecondChannel.ID));
            return times;
        } finally {
            second.answerAtOnce();
        }
    }

    private List<Double> besideSlow() {
        second.answerAfter(ANSWER);
        try (SteadyLoad others = others(OTHERS_PER_SECOND)) {
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
        try (SteadyLoad others = others(OTHERS_PER_SECOND)) {
            List<Double> times = payments(time);
            others.requireNoTrouble();
            return times;
        }
    }

    private SteadyLoad others(double perSecond) {
        return new SteadyLoad(perSecond, () -> shops.pay(SecondChannel.CURRENCY));
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
