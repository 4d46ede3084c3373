package io.liushui.core.passwords;

import java.util.Optional;
import java.util.regex.Pattern;

/** Six digits. It never shows itself. */
public final class PaymentPassword {
    private static final Pattern FORM = Pattern.compile("[0-9]{6}");

    private final String digits;

    private PaymentPassword(String digits) {
        this.digits = digits;
    }

    /** Empty when the text cannot be one. */
    public static Optional<PaymentPassword> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PaymentPassword(text)) : Optional.empty();
    }

    /** Whether it is among the first that anybody would guess: one digit six times, or six in a row. */
    public boolean weak() {
        int step = digits.charAt(1) - digits.charAt(0);
        boolean regular = Math.abs(step) <= 1;
        for (int i = 2; i < digits.length(); i++) {
            regular &= digits.charAt(i) - digits.charAt(i - 1) == step;
        }
        return regular;
    }

    char[] characters() {
        return digits.toCharArray();
    }

    /** Tells nothing of the password. */
    @Override
    public String toString() {
        return "PaymentPassword[…]";
    }
}
