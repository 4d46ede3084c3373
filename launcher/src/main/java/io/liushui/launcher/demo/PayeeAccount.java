package io.liushui.launcher.demo;

/** Account numbers of payees, one for each play, because many payouts a day to one account wait for a person. */
final class PayeeAccount {
    /** Of a card of ICBC; what follows differs from play to play. */
    private static final String BEGINNING = "622202123456";

    private static final int PLAYS = 1_000_000;
    private static final int DIGITS = 10;
    private static final int LARGEST_DIGIT = 9;

    private PayeeAccount() {}

    /** Nineteen digits, the last of which checks by the formula of Luhn; the same for the same play. */
    static String of(String play) {
        String digits = BEGINNING + String.format("%06d", Math.floorMod(play.hashCode(), PLAYS));
        return digits + check(digits);
    }

    private static int check(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            int weighted = fromRight % 2 == 0 ? digit * 2 : digit;
            sum += weighted > LARGEST_DIGIT ? weighted - LARGEST_DIGIT : weighted;
        }
        return (DIGITS - sum % DIGITS) % DIGITS;
    }
}
