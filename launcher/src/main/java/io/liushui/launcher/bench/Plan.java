package io.liushui.launcher.bench;

import java.time.Duration;

/**
 * How long and how much is measured.
 *
 * @param warmUp before a rate is measured
 * @param window in which a rate is measured
 * @param rest before a system is called idle: what the load before has left to tidy up, such as the database's vacuum and the engine's snapshot, goes on for a while
 * @param idlePayments one after the other
 * @param orders open at the same time
 * @param rounds of payments alone, beside a prompt channel and beside a slow one
 * @param callIterations of each plugin's call: so many to warm up, and as many that count
 * @param callIteration how long one takes
 */
record Plan(
        Duration warmUp,
        Duration window,
        Duration rest,
        int idlePayments,
        int orders,
        int rounds,
        int callIterations,
        Duration callIteration) {

    static final int MOST_ORDERS = 50_000;

    static Plan quick(int orders) {
        return new Plan(
                Duration.ofSeconds(8),
                Duration.ofSeconds(8),
                Duration.ofSeconds(5),
                30,
                orders,
                1,
                2,
                Duration.ofMillis(500));
    }

    static Plan full(int orders) {
        return new Plan(
                Duration.ofSeconds(100),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                200,
                orders,
                2,
                5,
                Duration.ofSeconds(2));
    }
}
