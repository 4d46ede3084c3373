package io.liushui.launcher.bench;

import io.liushui.launcher.parts.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Measure speed and size on an installation of its own; the figures go to bench/latest.json.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 32;
    private static final int QUICK_ORDERS = 500;
    private static final int ORDERS = 20_000;

    @Option(names = "--quick", description = "Short runs, under two minutes: shows that it works, measures little.")
    private boolean quick;

    @Option(
            names = "--orders",
            description = "Open orders, 1 to " + Plan.MOST_ORDERS + " (default 20000; 500 when quick).")
    private Integer orders;

    @Option(
            names = "--only",
            split = ",",
            description = "Measure only some: ${COMPLETION-CANDIDATES}. Ratios need baseline and payments.")
    private Set<Measurement> only = EnumSet.allOf(Measurement.class);

    @Override
    public Integer call() throws IOException {
        int count = orders != null ? orders : quick ? QUICK_ORDERS : ORDERS;
        if (count < 1 || count > Plan.MOST_ORDERS) {
            System.err.println("--orders must be 1 to " + Plan.MOST_ORDERS);
            return 2;
        }
        Installation users = Installation.fromEnvironment();
        Path folder = Files.createDirectories(users.home().resolve("bench"));
        Figures figures = new Figures(line -> tell("          " + line));
        Plan plan = quick ? Plan.quick(count) : Plan.full(count);
        if (only.contains(Measurement.baseline)) {
            // What the baseline leaves unfinished must not burden the payments: each has an engine of its own.
            try (Laboratory laboratory = new Laboratory(users, folder)) {
                tell("start     a database, an engine and the sandbox; workers that do nothing");
                laboratory.start("liushui.workers.mode=noop");
                tell("baseline  the same models, driven by workers that do nothing");
                figures.rate("engine_only_per_s", new Baseline(laboratory.parts(), plan).perSecond());
            }
        }
        if (!only.equals(EnumSet.of(Measurement.baseline))) {
            try (Laboratory laboratory = new Laboratory(users, folder)) {
                tell("start     the same anew, with the real workers");
                laboratory.start();
                measure(laboratory, plan, figures);
            }
        }
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("quick", quick);
        figures.save(folder.resolve("latest.json"));
        System.out.print("\n" + figures.toTable());
        System.out.println("Figures: " + folder.resolve("latest.json"));
        return 0;
    }

    private void measure(Laboratory laboratory, Plan plan, Figures figures) throws IOException {
        try (Sink sink = new Sink(laboratory.parts().installation().ports().listen());
                Shops shops = new Shops(laboratory.parts());
                Books books = new Books(laboratory.parts().postgres())) {
            if (only.contains(Measurement.payments)) {
                measurePayments(new Payments(shops, sink, books, plan), figures);
            }
            if (only.contains(Measurement.orders)) {
                tell("orders    " + plan.orders() + " that wait, then expire");
                new OpenOrders(shops, books, laboratory.parts().engine(), plan.orders()).measure(figures);
            }
            if (only.contains(Measurement.acceptance)) {
                tell("accept    requests alone, nothing behind them");
                laboratory.start("liushui.relay.loops=0");
                measureAcceptance(new ClosedLoop(CONNECTIONS, shops::pay), plan, figures);
            }
        }
    }

    private static void measurePayments(Payments payments, Figures figures) {
        tell("payments  the most per second, to final and notified");
        double most = payments.mostPerSecond();
        figures.rate("end_to_end_per_s", most);
        figures.number("engine_only_per_s")
                .ifPresent(
                        baseline -> figures.put("end_to_end_of_baseline", Math.round(most / baseline * 100) / 100.0));
        tell("payments  one at a time");
        figures.put("idle_accept_to_final_ms", payments.idle().toJson());
        tell("payments  at half of the most");
        figures.put(
                "half_load_accept_to_final_ms",
                payments.openLoad(Math.max(1, most / 2)).toJson());
    }

    private static void measureAcceptance(ClosedLoop acceptance, Plan plan, Figures figures) {
        acceptance.run(plan.warmUp());
        acceptance.forget();
        acceptance.run(plan.window());
        Percentiles answers = acceptance.answers();
        figures.rate("accept_per_s", answers.count() / (plan.window().toMillis() / 1e3));
        figures.rate("accept_p99_ms", answers.at(99));
    }

    private static void tell(String text) {
        System.out.printf(Locale.ROOT, "%tT  %s%n", System.currentTimeMillis(), text);
    }
}
