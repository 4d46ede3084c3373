package io.liushui.core.payments;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one phone number may pay at alpha, and when that is full at beta, by month. */
final class ExpectedCaps {
    private final long capMinor;
    private final Map<String, Long> used = new TreeMap<>();

    ExpectedCaps(long capMinor) {
        this.capMinor = capMinor;
    }

    /** Where it is counted now, or null. */
    String claim(LocalDate month, long amountMinor) {
        for (String channel : List.of("alpha", "beta")) {
            long before = used.computeIfAbsent(channel + " " + month, key -> 0L);
            if (before + amountMinor <= capMinor) {
                used.put(channel + " " + month, before + amountMinor);
                return channel;
            }
        }
        return null;
    }

    void giveBack(String channel, LocalDate month, long amountMinor) {
        used.merge(channel + " " + month, -amountMinor, Long::sum);
    }

    List<String> lines() {
        return used.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }
}
