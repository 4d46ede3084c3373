package io.liushui.core.ids;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;

/** Makes ids: a prefix, 48 bits of milliseconds and 80 random bits in Crockford's base 32, for example {@code pay_01k...}. */
public final class Ids {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 26;
    private static final Pattern BODY = Pattern.compile("[0-9a-hjkmnp-tv-z]{" + LENGTH + "}");
    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);

    private Ids() {}

    public static String next(String prefix, Instant now) {
        return prefix + "_" + body(now);
    }

    /** 26 letters and digits without a separator, for order numbers at channels. */
    public static String body(Instant now) {
        char[] text = new char[LENGTH];
        long millis = now.toEpochMilli();
        for (int i = 9; i >= 0; i--) {
            text[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        byte[] random = new byte[16];
        RANDOM.get().nextBytes(random);
        for (int i = 0; i < 16; i++) {
            text[10 + i] = ALPHABET[random[i] & 31];
        }
        return new String(text);
    }

    /** Whether {@code text} could be an id of this kind; says nothing of its existence. */
    public static boolean isId(String prefix, String text) {
        return text != null
                && text.startsWith(prefix + "_")
                && BODY.matcher(text.substring(prefix.length() + 1)).matches();
    }
}
