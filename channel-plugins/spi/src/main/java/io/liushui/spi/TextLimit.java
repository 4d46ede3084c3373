package io.liushui.spi;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How long a text may be at a channel, and of which characters.
 *
 * @param longest in units of {@code unit}, at least 1
 * @param excluded characters that the channel refuses, one after the other; may be empty
 */
public record TextLimit(int longest, Unit unit, String excluded) {

    public static final TextLimit ORDINARY = new TextLimit(256, Unit.CHARACTERS, "");
    private static final String SUBSTITUTE = "?";

    /** What the channel counts. A text must also be writable in the unit's character set. */
    public enum Unit {
        CHARACTERS(StandardCharsets.UTF_8),
        UTF_8_BYTES(StandardCharsets.UTF_8),
        GBK_BYTES(Charset.forName("GBK"));

        private final Charset charset;

        Unit(Charset charset) {
            this.charset = charset;
        }

        private int sizeOf(String text) {
            return this == CHARACTERS ? text.codePointCount(0, text.length()) : text.getBytes(charset).length;
        }
    }

    /** The text as the channel takes it: what it refuses replaced by {@code ?}, what is too long cut at a whole character. */
    public String fit(String text) {
        CharsetEncoder encoder = unit.charset.newEncoder();
        StringBuilder fitting = new StringBuilder();
        int size = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            boolean taken = excluded.indexOf(codePoint) < 0 && encoder.canEncode(character);
            String kept = taken ? character : SUBSTITUTE;
            size += unit.sizeOf(kept);
            if (size > longest) {
                break;
            }
            fitting.append(kept);
        }
        return fitting.toString();
    }
}
