package io.liushui.core.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A balanced entry of the journal.
 *
 * @param reference the business event; unique, so that it is booked once
 * @param text for people
 */
public record Entry(String reference, String text, List<Line> lines) {

    /** @throws IllegalArgumentException when debits and credits differ in any currency, or there is no line */
    public Entry {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("entry " + reference + " has no lines");
        }
        differences(lines).forEach((currency, difference) -> {
            if (difference != 0) {
                throw new IllegalArgumentException("entry " + reference + " is not balanced: debits minus credits are "
                        + difference + " minor units of " + currency);
            }
        });
    }

    private static Map<String, Long> differences(List<Line> lines) {
        Map<String, Long> byCurrency = new TreeMap<>();
        for (Line line : lines) {
            byCurrency.merge(
                    line.currency(), Math.subtractExact(line.debitMinor(), line.creditMinor()), Math::addExact);
        }
        return byCurrency;
    }
}
