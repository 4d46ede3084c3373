package io.liushui.core.vault;

import java.util.Locale;

/** Whose card it is, by the first digits of its number (ISO/IEC 7812 and the networks' published ranges). */
public enum CardBrand {
    UNIONPAY,
    VISA,
    MASTERCARD,
    AMEX,
    JCB,
    DISCOVER,
    DINERS,
    OTHER;

    /** @param digits at least four */
    static CardBrand of(String digits) {
        int two = Integer.parseInt(digits.substring(0, 2));
        int three = Integer.parseInt(digits.substring(0, 3));
        int four = Integer.parseInt(digits.substring(0, 4));
        if (digits.charAt(0) == '4') {
            return VISA;
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return MASTERCARD;
        }
        if (two == 34 || two == 37) {
            return AMEX;
        }
        if (four >= 3528 && four <= 3589) {
            return JCB;
        }
        if (two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305)) {
            return DINERS;
        }
        if (four == 6011 || (three >= 644 && three <= 649) || two == 65) {
            return DISCOVER;
        }
        return two == 62 || two == 81 ? UNIONPAY : OTHER;
    }

    /** As the API and the database write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
