package io.liushui.core.refunds;

import java.util.Locale;

/** Why money goes back. */
public enum Origin {
    /** The merchant asked for it: what was captured goes back. */
    MERCHANT,
    /** It came after the payment's end. */
    LATE_MONEY,
    /** It came for the second time. */
    DOUBLE_MONEY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Origin of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
