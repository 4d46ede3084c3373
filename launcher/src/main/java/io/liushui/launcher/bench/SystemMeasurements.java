package io.liushui.launcher.bench;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** What is measured on a whole system with its real workers, one after the other on the same installation. */
record SystemMeasurements(Laboratory laboratory, Plan plan, Figures figures, Consumer<String> tell) {
    private static final int CONNECTIONS = 32;
    private static final String OF_BASELINE = "end_to_end_of_baseline";

    void run(Set<Measurement> wanted) throws IOException {
        tell.accept("start     a system with the real workers, and a second account at its channel");
        SecondChannel second = new SecondChannel(laboratory.parts().sandbox());
        laboratory.start(second.settings());
        try (Sink sink = new Sink(laboratory.parts().installation().ports().listen());
                Shops shops = new Shops(laboratory.parts());
                Books books = new Books(laboratory.parts().postgres())) {
            if (wanted.contains(Measurement.payments)) {
                payments(new Payments(shops, sink, books, plan));
            }
            if (wanted.contains(Measurement.balance)) {
                balance(sink, books);
            }
            if (wanted.contains(Measurement.slow_channel)) {
                tell.accept("slow      payments alone, and beside a channel on which 200 wait ten seconds each");
                new SlowChannel(shops, books, second, plan).measure(figures);
            }
            if (wanted.contains(Measurement.orders)) {
                tell.accept("orders    " + plan.orders() + " that wait, then expire");
                new OpenOrders(shops, books, laboratory.parts().engine(), plan.orders()).measure(figures);
            }
            if (wanted.contains(Measurement.acceptance)) {
                tell.accept("accept    requests alone, nothing behind them");
                laboratory.start("liushui.relay.loops=0");
                acceptance(new ClosedLoop(CONNECTIONS, shops::pay));
            }
        }
    }

    private void payments(Payments payments) {
        tell.accept("payments  the most per second, to final and notified");
        double most = payments.mostPerSecond();
        figures.rate("end_to_end_per_s", most);
        // Without a baseline of this run there is no ratio, and that of an earlier run must not stay
        Object ratio = figures.number("engine_only_per_s").stream()
                .mapToObj(baseline -> (Object) (Math.round(most / baseline * 100) / 100.0))
                .findFirst()
                .orElse(Figures.NOT_MEASURED);
        figures.put(OF_BASELINE, ratio);
        tell.accept("payments  one at a time");
        figures.put("idle_accept_to_final_ms", payments.idle().toJson());
        tell.accept("payments  at half of the most");
        figures.put(
                "half_load_accept_to_final_ms",
                payments.openLoad(Math.max(1, most / 2)).toJson());
    }

    private void balance(Sink sink, Books books) {
        tell.accept("balance   payments from wallets and their refunds: at one merchant, then spread over 200");
        try (Purses one = new Purses(laboratory.parts(), 1);
                Purses many = new Purses(laboratory.parts(), WalletPayments.AT_ONCE);
                Ends ends = new Ends(new Books(laboratory.parts().postgres()))) {
            new WalletPayments(one, many, ends, sink, books, plan).measure(figures);
        }
    }

    private void acceptance(ClosedLoop acceptance) {
        acceptance.run(plan.warmUp());
        acceptance.forget();
        acceptance.run(plan.window());
        Percentiles answers = acceptance.answers();
        figures.rate("accept_per_s", answers.count() / (plan.window().toMillis() / 1e3));
        figures.rate("accept_p99_ms", answers.at(99));
    }
}
