package io.liushui.api.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** @param id 32 lower-case hexadecimal digits, not all zero */
public record Trace(String id) {
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();

    /** The caller's trace when its {@code traceparent} is well-formed, else a new one. */
    public static Trace of(String traceparent) {
        if (traceparent != null) {
            Matcher parts = TRACEPARENT.matcher(traceparent);
            if (parts.matches() && nonZero(parts.group(1)) && nonZero(parts.group(2))) {
                return new Trace(parts.group(1));
            }
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Trace(HEX.toHexDigits(random.nextLong() | 1) + HEX.toHexDigits(random.nextLong()));
    }

    /** For the answer: a span of our own in this trace. */
    public String traceparent() {
        return "00-" + id + "-" + HEX.toHexDigits(ThreadLocalRandom.current().nextLong() | 1) + "-01";
    }

    private static boolean nonZero(String hex) {
        return hex.chars().anyMatch(digit -> digit != '0');
    }
}
