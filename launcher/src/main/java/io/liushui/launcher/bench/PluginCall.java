package io.liushui.launcher.bench;

import io.liushui.core.json.Json;
import io.liushui.launcher.parts.PartFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One benchmark's result, as JMH writes it.
 *
 * @param subject what was measured: the benchmark's class without {@code Benchmark}, and its parameters, in lower case
 * @param operation {@code write} or {@code read}
 * @param micros per call
 * @param bytes allocated per call
 */
record PluginCall(String subject, String operation, double micros, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String UNIT = "us/op";

    /** @throws PartFailure when it is no result of JMH with allocations, in microseconds */
    static List<PluginCall> ofJmh(String json) {
        List<PluginCall> calls =
                Json.readList(json, Map.class).stream().map(PluginCall::of).toList();
        if (calls.isEmpty()) {
            throw new PartFailure("JMH measured nothing.");
        }
        return calls;
    }

    private static PluginCall of(Map<?, ?> run) {
        String[] name = String.valueOf(run.get("benchmark")).split("\\.");
        Map<?, ?> time = object(run.get("primaryMetric"));
        Map<?, ?> allocated = object(object(run.get("secondaryMetrics")).get(ALLOCATED));
        if (name.length < 2 || !UNIT.equals(time.get("scoreUnit"))) {
            throw new PartFailure("JMH's result is of another kind: " + run.get("benchmark"));
        }
        String subject = name[name.length - 2].replaceFirst("Benchmark$", "");
        String parameters = object(run.get("params")).values().stream()
                .map(value -> " " + value)
                .collect(Collectors.joining());
        return new PluginCall(
                (subject + parameters).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"),
                name[name.length - 1],
                number(time.get("score")),
                number(allocated.get("score")));
    }

    private static Map<?, ?> object(Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }

    private static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new PartFailure("JMH's result has no number where one is needed.");
    }
}
