package io.liushui.launcher.bench;

import java.util.EnumSet;
import java.util.Set;

/** What the benchmark can measure; named as people type it. */
enum Measurement {
    plugins,
    baseline,
    payments,
    balance,
    slow_channel,
    orders,
    acceptance;

    /** Those that need the whole system with its real workers. */
    static final Set<Measurement> OF_THE_SYSTEM = EnumSet.of(payments, balance, slow_channel, orders, acceptance);

    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
