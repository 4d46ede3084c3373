package io.liushui.sandbox.orders;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The client's numbers and our own. */
public final class Numbers {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Numbers() {}

    /** @throws Refusal unless 8 to 32 letters and digits */
    public static void require(String number, String field) {
        if (number == null || !NewOrder.NUMBER.matcher(number).matches()) {
            throw new Refusal(422, "invalid_request", field + " must be 8 to 32 letters and digits");
        }
    }

    /** Unguessable: 128 random bits after the prefix. */
    public static String next(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
