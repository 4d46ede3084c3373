package io.liushui.core.vault;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes card numbers out of what is kept as it came. Digits that are no number of a known network stay: times, orders, references. */
public final class CardMask {
    private static final Pattern CANDIDATE =
            Pattern.compile("(?<![0-9])[2-68](?:(?:[ -]|%20|\\+)?[0-9]){11,18}(?![0-9])");
    private static final Pattern GROUPING = Pattern.compile("%20|[ +-]");

    private CardMask() {}

    /** The same bytes unless there is a card number in them; of each the last four digits stay. */
    public static byte[] mask(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String masked = CANDIDATE.matcher(text).replaceAll(CardMask::masked);
        return masked.equals(text) ? content : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String masked(MatchResult found) {
        return CardNumber.of(GROUPING.matcher(found.group()).replaceAll(""))
                .filter(number -> number.brand() != CardBrand.OTHER)
                .map(number -> "*".repeat(number.digits().length() - 4) + number.lastFour())
                .orElse(found.group());
    }
}
