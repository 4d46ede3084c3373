package io.liushui.core.accounts;

import java.util.ArrayList;
import java.util.List;

/**
 * What a withdrawal took from flows that were not yet mature.
 *
 * @param flows ids
 * @param minor how much of each, more than 0
 */
record EarlyParts(List<Long> flows, List<Long> minor) {
    static final EarlyParts NONE = new EarlyParts(List.of(), List.of());

    EarlyParts {
        flows = List.copyOf(flows);
        minor = List.copyOf(minor);
    }

    long totalMinor() {
        return minor.stream().mapToLong(Long::longValue).sum();
    }

    EarlyParts and(EarlyParts more) {
        List<Long> allFlows = new ArrayList<>(flows);
        List<Long> allMinor = new ArrayList<>(minor);
        allFlows.addAll(more.flows);
        allMinor.addAll(more.minor);
        return new EarlyParts(allFlows, allMinor);
    }

    /** What is left of them when the first {@code spentMinor} are spent. */
    EarlyParts without(long spentMinor) {
        List<Long> leftFlows = new ArrayList<>();
        List<Long> leftMinor = new ArrayList<>();
        long spent = spentMinor;
        for (int part = 0; part < flows.size(); part++) {
            long left = minor.get(part) - Math.min(spent, minor.get(part));
            spent -= minor.get(part) - left;
            if (left > 0) {
                leftFlows.add(flows.get(part));
                leftMinor.add(left);
            }
        }
        return new EarlyParts(leftFlows, leftMinor);
    }

    Long[] flowArray() {
        return flows.toArray(Long[]::new);
    }

    Long[] minorArray() {
        return minor.toArray(Long[]::new);
    }
}
