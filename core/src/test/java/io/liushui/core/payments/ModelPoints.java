package io.liushui.core.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a payer's points should be: how many expire when, and which of them each order has used. */
final class ModelPoints {
    private static final Duration LIVES_AFTER_A_REFUND = Duration.ofDays(30);

    private final NavigableMap<Instant, Long> left = new TreeMap<>();
    private final List<NavigableMap<Instant, Long>> uses = new ArrayList<>();

    void issue(long points, Instant expiresAt) {
        left.merge(expiresAt, points, Long::sum);
    }

    long have(Instant now) {
        return left.tailMap(now, false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Those that expire first first; false when there are not so many. */
    boolean use(long points, Instant now) {
        if (have(now) < points) {
            return false;
        }
        NavigableMap<Instant, Long> used = new TreeMap<>();
        long open = points;
        for (Map.Entry<Instant, Long> lot : left.tailMap(now, false).entrySet()) {
            long taken = Math.min(open, lot.getValue());
            if (taken > 0) {
                used.put(lot.getKey(), taken);
                lot.setValue(lot.getValue() - taken);
                open -= taken;
            }
        }
        uses.add(used);
        return true;
    }

    /** Nothing was used after all. */
    void undo(int place) {
        uses.get(place).forEach((expiresAt, points) -> left.merge(expiresAt, points, Long::sum));
        uses.get(place).clear();
    }

    /** Those that expire last first; together they live as long as the one of them that lives longest, and a month at least. */
    void giveBack(int place, long points, Instant now) {
        NavigableMap<Instant, Long> used = uses.get(place);
        Instant expiresAt = now.plus(LIVES_AFTER_A_REFUND);
        long open = points;
        while (open > 0) {
            Map.Entry<Instant, Long> last = used.lastEntry();
            long back = Math.min(open, last.getValue());
            expiresAt = last.getKey().isAfter(expiresAt) ? last.getKey() : expiresAt;
            if (back == last.getValue()) {
                used.remove(last.getKey());
            } else {
                used.put(last.getKey(), last.getValue() - back);
            }
            open -= back;
        }
        left.merge(expiresAt, points, Long::sum);
    }
}
