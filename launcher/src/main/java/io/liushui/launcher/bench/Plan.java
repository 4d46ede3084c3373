package io.liushui.launcher.bench;

import java.time.Duration;

/**
 * How long and how much is measured.
 *
 * @param warmUp before a rate is measured
 * @param window in which a rate is measured
 * @param idlePayments one after the other
 * @param orders open at the same time
 */
record Plan(Duration warmUp, Duration window, int idlePayments, int orders) {

    static final int MOST_ORDERS = 50_000;

    static Plan quick(int orders) {
        return new Plan(Duration.ofSeconds(8), Duration.ofSeconds(8), 30, orders);
    }

    static Plan full(int orders) {
        return new Plan(Duration.ofSeconds(100), Duration.ofSeconds(30), 200, orders);
    }
}
