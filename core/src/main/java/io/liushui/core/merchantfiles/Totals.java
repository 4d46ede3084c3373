package io.liushui.core.merchantfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds the rows of a file up, by currency and kind. */
final class Totals {
    private final Map<String, Map<MovementKind, FileTotal>> byCurrency = new TreeMap<>();

    /** @throws ArithmeticException when a sum is beyond a {@code long} */
    void add(Movement row) {
        byCurrency
                .computeIfAbsent(row.currency(), currency -> new TreeMap<>())
                .merge(
                        row.kind(),
                        new FileTotal(
                                row.currency(), row.kind().code(), 1, row.amountMinor(), row.balanceChangeMinor()),
                        FileTotal::plus);
    }

    /** By currency, then in the order of kinds. */
    List<FileTotal> all() {
        List<FileTotal> all = new ArrayList<>();
        byCurrency.values().forEach(kinds -> all.addAll(kinds.values()));
        return all;
    }
}
