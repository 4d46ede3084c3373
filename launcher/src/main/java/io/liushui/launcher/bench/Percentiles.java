package io.liushui.launcher.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Nearest-rank percentiles of times in milliseconds. */
final class Percentiles {
    private final double[] sorted;

    Percentiles(Collection<Double> millis) {
        this.sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
    }

    /**
     * The smallest value that at least {@code percent} of all values do not exceed.
     *
     * @param percent more than 0, at most 100
     * @return not a number when there are no values
     */
    double at(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    int count() {
        return sorted.length;
    }

    Map<String, Object> toJson() {
        return new TreeMap<>(Map.of("p50", Figures.rounded(at(50)), "p99", Figures.rounded(at(99))));
    }
}
