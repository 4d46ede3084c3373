package io.liushui.core.refunds;

import java.util.Locale;

/** Why what was asked for as a void is a refund. */
public enum FallbackReason {
    /** The channel's day is over. */
    AFTER_CUTOFF,
    /** The channel has no void. */
    VOID_NOT_SUPPORTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FallbackReason of(String code) {
        return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
