package io.liushui.core.vault;

import java.time.YearMonth;

/**
 * What is sealed of a card.
 *
 * @param holder as embossed, or null
 */
public record CardDetails(CardNumber number, YearMonth expiry, String holder) {
    private static final String SEPARATOR = "\n";

    String sealable() {
        return number.digits() + SEPARATOR + expiry + SEPARATOR + (holder == null ? "" : holder);
    }

    static CardDetails of(String sealable) {
        String[] parts = sealable.split(SEPARATOR, 3);
        return new CardDetails(
                CardNumber.of(parts[0]).orElseThrow(), YearMonth.parse(parts[1]), parts[2].isEmpty() ? null : parts[2]);
    }

    /** Tells nothing of the card. */
    @Override
    public String toString() {
        return "CardDetails[…]";
    }
}
