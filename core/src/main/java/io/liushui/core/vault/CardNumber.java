package io.liushui.core.vault;

import java.util.Optional;
import java.util.regex.Pattern;

/** A card's number, well formed and with the right check digit. It never shows itself: whoever needs the digits asks for them by name. */
public final class CardNumber {
    static final int BIN_DIGITS = 6;
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{11,18}");
    private static final Pattern GROUPING = Pattern.compile("(?<=[0-9])[ -](?=[0-9])");

    private final String digits;

    private CardNumber(String digits) {
        this.digits = digits;
    }

    /** Empty when it is no card number: not 12 to 19 digits, in groups or not, or a wrong check digit. */
    public static Optional<CardNumber> of(String text) {
        String digits = GROUPING.matcher(text).replaceAll("");
        return DIGITS.matcher(digits).matches() && checkDigitFits(digits)
                ? Optional.of(new CardNumber(digits))
                : Optional.empty();
    }

    /** In clear; for a channel only. */
    public String digits() {
        return digits;
    }

    String bin() {
        return digits.substring(0, BIN_DIGITS);
    }

    String lastFour() {
        return digits.substring(digits.length() - 4);
    }

    CardBrand brand() {
        return CardBrand.of(digits);
    }

    /** ISO/IEC 7812-1, annex B. */
    private static boolean checkDigitFits(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardNumber number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return CardNumber.class.hashCode();
    }

    /** Tells nothing of the card. */
    @Override
    public String toString() {
        return "CardNumber[…]";
    }
}
