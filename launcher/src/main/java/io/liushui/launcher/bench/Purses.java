package io.liushui.launcher.bench;

import io.liushui.launcher.parts.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Wallets of one payer each, at a merchant of its own each. */
final class Purses implements AutoCloseable {
    private static final List<String> METHODS = List.of("sandbox_card", "wallet_balance");

    private static final int FILLED_AT_ONCE = 10;

    private final List<Purse> purses = new ArrayList<>();

    Purses(Parts parts, int count) {
        try (Registration registration = new Registration(parts)) {
            for (int i = 1; i <= count; i++) {
                // Risk counts what one payer does, and 200 people are not one
                String payerId = "payer-" + i + "-of-" + count;
                purses.add(new Purse(registration.merchant("Purse " + i + " of " + count, METHODS), payerId));
            }
        }
    }

    /** Returns when there is money in all of them. A system that has just started is not asked for all at once. */
    void fill(Ends ends) {
        for (int first = 0; first < purses.size(); first += FILLED_AT_ONCE) {
            purses.subList(first, Math.min(first + FILLED_AT_ONCE, purses.size())).stream()
                    .map(purse -> purse.fill().thenCompose(ends::of))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    /** The one of this person, when there are more people than purses one of several. */
    Purse of(int person) {
        return purses.get(person % purses.size());
    }

    @Override
    public void close() {
        purses.forEach(Purse::close);
    }
}
