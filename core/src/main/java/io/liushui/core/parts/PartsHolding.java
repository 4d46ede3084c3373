package io.liushui.core.parts;

import java.util.List;

/** How the holding of a payment's parts ended. */
public sealed interface PartsHolding {

    /** @param parts in the merchant's order */
    record Held(List<Part> parts) implements PartsHolding {

        /** In minor units. */
        public long totalMinor() {
            return parts.stream().mapToLong(part -> part.amount().amountMinor()).sum();
        }
    }

    /**
     * One cannot be held; the transaction must be rolled back.
     *
     * @param place of the wish, from 0
     * @param reasonCode stable, snake case
     */
    record Refused(int place, PartKind kind, String reasonCode) implements PartsHolding {}

    /** They leave nothing for the channel; the transaction must be rolled back. */
    record TooMuch() implements PartsHolding {}
}
