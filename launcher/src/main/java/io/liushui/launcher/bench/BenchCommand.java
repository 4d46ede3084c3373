package io.liushui.launcher.bench;

import io.liushui.launcher.parts.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
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
    private static final int QUICK_ORDERS = 500;
    private static final int ORDERS = 20_000;

    @Option(names = "--quick", description = "Short runs, some minutes: shows that it works, measures little.")
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
        measure(users, folder, quick ? Plan.quick(count) : Plan.full(count), figures);
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("quick", quick);
        figures.save(folder.resolve("latest.json"));
        System.out.print("\n" + figures.toTable());
        System.out.println("Figures: " + folder.resolve("latest.json"));
        return 0;
    }

    private void measure(Installation users, Path folder, Plan plan, Figures figures) throws IOException {
        if (only.contains(Measurement.plugins)) {
            tell("plugins   a request written, an answer or a notification read, by each");
            Path module = users.root().resolve("channel-plugins").resolve("benchmarks");
            new PluginBenchmarks(module, folder, plan)
                    .measure(name -> tell("plugins   " + name))
                    .tell(figures);
        }
        if (only.contains(Measurement.baseline)) {
            // What the baseline leaves unfinished must not burden the payments: each has an engine of its own.
            try (Laboratory laboratory = new Laboratory(users, folder)) {
                tell("start     a database, an engine and the sandbox; workers that do nothing");
                laboratory.start("liushui.workers.mode=noop");
                tell("baseline  the same models, driven by workers that do nothing");
                figures.rate("engine_only_per_s", new Baseline(laboratory.parts(), plan).perSecond());
            }
        }
        if (!Collections.disjoint(only, Measurement.OF_THE_SYSTEM)) {
            try (Laboratory laboratory = new Laboratory(users, folder)) {
                new SystemMeasurements(laboratory, plan, figures, BenchCommand::tell).run(only);
            }
        }
    }

    private static void tell(String text) {
        System.out.printf(Locale.ROOT, "%tT  %s%n", System.currentTimeMillis(), text);
    }
}
