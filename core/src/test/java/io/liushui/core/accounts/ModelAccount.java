package io.liushui.core.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account as it is meant, in memory and one command at a time. */
final class ModelAccount {
    private final Map<String, Long> counted = new HashMap<>();
    private final List<Lot> lots = new ArrayList<>();
    private final Map<String, Held> holds = new HashMap<>();

    /** Money that came in together; {@code left} of it is neither spent nor held. */
    private static final class Lot {
        private final Instant maturesAt;
        private long left;

        Lot(Instant maturesAt, long left) {
            this.maturesAt = maturesAt;
            this.left = left;
        }
    }

    private static final class Held {
        private final long amount;
        private final Map<Lot, Long> parts;
        private Long taken;
        private boolean released;

        Held(long amount, Map<Lot, Long> parts) {
            this.amount = amount;
            this.parts = parts;
        }
    }

    boolean credit(String reference, long amount, Instant maturesAt) {
        if (repeated(reference, amount)) {
            return false;
        }
        counted.put(reference, amount);
        lots.add(new Lot(maturesAt, amount));
        return true;
    }

    Withdrawal debit(String reference, long amount, Funds funds, Instant now) {
        if (repeated(reference, -amount)) {
            return new Withdrawal.Repeated();
        }
        if (reachable(funds, now) < amount) {
            return new Withdrawal.InsufficientFunds(reachable(funds, now));
        }
        remove(amount, funds, now);
        counted.put(reference, -amount);
        return new Withdrawal.Done();
    }

    Withdrawal hold(String reference, long amount, Funds funds, Instant now) {
        Held before = holds.get(reference);
        if (before != null) {
            if (before.amount != amount) {
                throw new IllegalStateException();
            }
            return new Withdrawal.Repeated();
        }
        if (reachable(funds, now) < amount) {
            return new Withdrawal.InsufficientFunds(reachable(funds, now));
        }
        holds.put(reference, new Held(amount, remove(amount, funds, now)));
        return new Withdrawal.Done();
    }

    boolean take(String reference, long amount, Instant now) {
        Held held = existing(reference);
        if (held.released || (held.taken == null ? amount > held.amount : amount != held.taken)) {
            throw new IllegalStateException();
        }
        if (held.taken != null) {
            return false;
        }
        held.taken = amount;
        long spent = amount;
        for (Map.Entry<Lot, Long> part : held.parts.entrySet()) {
            long back = part.getValue() - Math.min(spent, part.getValue());
            spent -= part.getValue() - back;
            part.getKey().left += back;
        }
        return true;
    }

    boolean release(String reference, Instant now) {
        Held held = existing(reference);
        if (held.taken != null) {
            throw new IllegalStateException();
        }
        if (held.released) {
            return false;
        }
        held.released = true;
        held.parts.forEach((lot, minor) -> lot.left += minor);
        return true;
    }

    Balances balances(Instant now) {
        long frozen = holds.values().stream()
                .filter(held -> held.taken == null && !held.released)
                .mapToLong(held -> held.amount)
                .sum();
        return new Balances(reachable(Funds.AVAILABLE, now), total() - reachable(Funds.AVAILABLE, now), frozen);
    }

    private long reachable(Funds funds, Instant now) {
        return lots.stream()
                .filter(lot -> funds == Funds.PENDING_FIRST || !lot.maturesAt.isAfter(now))
                .mapToLong(lot -> lot.left)
                .sum();
    }

    private long total() {
        return lots.stream().mapToLong(lot -> lot.left).sum();
    }

    /** What matures last goes first when pending money may be used; it is then the first of the parts too. */
    private Map<Lot, Long> remove(long amount, Funds funds, Instant now) {
        List<Lot> order = new ArrayList<>(lots.reversed());
        order.sort(Comparator.comparing((Lot lot) -> lot.maturesAt).reversed());
        order.removeIf(lot -> funds == Funds.AVAILABLE && lot.maturesAt.isAfter(now));
        Map<Lot, Long> parts = new LinkedHashMap<>();
        long wanted = amount;
        for (Lot lot : order) {
            long part = Math.min(wanted, lot.left);
            if (part > 0) {
                lot.left -= part;
                wanted -= part;
                parts.put(lot, part);
            }
        }
        return parts;
    }

    private Held existing(String reference) {
        Held held = holds.get(reference);
        if (held == null) {
            throw new IllegalArgumentException();
        }
        return held;
    }

    private boolean repeated(String reference, long amount) {
        Long before = counted.get(reference);
        if (before != null && before != amount) {
            throw new IllegalStateException();
        }
        return before != null;
    }
}
