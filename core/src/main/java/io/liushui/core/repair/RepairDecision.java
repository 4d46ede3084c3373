package io.liushui.core.repair;

import java.util.Locale;

/** What an operator lets the process do. */
public enum RepairDecision {
    /** Collect the payment again. What was sent before is asked for, not sent again. */
    RETRY,
    /** Close it, here and at the channel. */
    CLOSE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is neither retry nor close */
    public static RepairDecision of(String code) {
        for (RepairDecision decision : values()) {
            if (decision.code().equals(code)) {
                return decision;
            }
        }
        throw new IllegalArgumentException("a repair decision is retry or close: " + code);
    }
}
