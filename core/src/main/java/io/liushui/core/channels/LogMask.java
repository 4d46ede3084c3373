package io.liushui.core.channels;

import io.liushui.spi.ExchangeLog.Exchange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The second net under what plugins mask by themselves: named fields, card numbers, keys, and the channel's own secrets wherever they stand. It looks
 * at text, not at structure, so that it holds whatever a plugin writes.
 */
final class LogMask {
    private static final String HIDDEN = "***";
    private static final int LONGEST = 16_000;
    private static final int SHORTEST_SECRET = 6;
    /** What of a card number, a key or a token must be there for its pattern to know it, in characters. */
    private static final int LONGEST_PATTERN = 64;

    private static final Pattern KEY_BLOCK =
            Pattern.compile("-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\\z)", Pattern.DOTALL);
    private static final Pattern BARE_KEY = Pattern.compile("(?:MII[A-Za-z0-9+/]|MC4CAQ)[A-Za-z0-9+/_-]{40,}={0,2}");
    private static final Pattern CREDENTIALS = Pattern.compile("((?i:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern CARD = Pattern.compile("(?<![0-9])[2-69](?:[ -]?[0-9]){12,18}(?![0-9])");

    private final MaskedFields fields;
    private final List<String> secrets;

    LogMask(MaskedFields fields) {
        this(fields, List.of());
    }

    private LogMask(MaskedFields fields, List<String> secrets) {
        this.fields = fields;
        this.secrets = secrets;
    }

    /** The same, and these values and their lines; what is too short to be told from other text is left to the fields' names. */
    LogMask with(Collection<String> values) {
        List<String> longestFirst = values.stream()
                .flatMap(value -> Stream.concat(Stream.of(value), value.lines()))
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .filter(value -> !value.startsWith("-----"))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return new LogMask(fields, longestFirst);
    }

    /** Null for null; at most 16,000 characters, and a sign that there was more. */
    String text(String text) {
        if (text == null) {
            return null;
        }
        int margin = secrets.stream().mapToInt(String::length).reduce(LONGEST_PATTERN, Math::max);
        if (text.length() <= LONGEST + margin) {
            return cut(masked(text), LONGEST);
        }
        String seen = text.substring(0, LONGEST + margin);
        String masked = masked(seen);
        return cut(masked, Math.min(LONGEST, masked.length() - Math.min(margin, unchangedAtTheEnd(seen, masked))));
    }

    /** How long an end the two have in common: there the head of a value may stand whose rest was cut off, so that nothing knew it. */
    private static int unchangedAtTheEnd(String text, String masked) {
        int same = 0;
        while (same < Math.min(text.length(), masked.length())
                && text.charAt(text.length() - 1 - same) == masked.charAt(masked.length() - 1 - same)) {
            same++;
        }
        return same;
    }

    private static String cut(String masked, int length) {
        return masked.length() <= length ? masked : masked.substring(0, length) + "…";
    }

    private String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, HIDDEN);
        }
        masked = KEY_BLOCK.matcher(masked).replaceAll(HIDDEN);
        masked = BARE_KEY.matcher(masked).replaceAll(HIDDEN);
        masked = CREDENTIALS.matcher(masked).replaceAll("$1" + HIDDEN);
        masked = fields.mask(masked);
        return CARD.matcher(masked)
                .replaceAll(found -> isCard(found.group()) ? HIDDEN : Matcher.quoteReplacement(found.group()));
    }

    Exchange exchange(Exchange exchange) {
        return new Exchange(
                exchange.operation(),
                exchange.reference(),
                text(exchange.request()),
                exchange.status(),
                text(exchange.response()),
                text(exchange.error()),
                exchange.tookMicros(),
                exchange.traceId());
    }

    /** By the check digit of ISO/IEC 7812, so that most order numbers and times stay readable. */
    private static boolean isCard(String text) {
        int sum = 0;
        boolean doubled = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                int digit = (character - '0') * (doubled ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                doubled = !doubled;
            }
        }
        return sum % 10 == 0;
    }
}
