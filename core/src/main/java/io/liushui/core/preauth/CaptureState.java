package io.liushui.core.preauth;

import java.util.Locale;

/** {@code pending → succeeded | failed}, {@code succeeded ⇄ voiding → voided}. */
public enum CaptureState {
    PENDING,
    SUCCEEDED,
    FAILED,
    VOIDING,
    VOIDED;

    /** The name in the API and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaptureState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
