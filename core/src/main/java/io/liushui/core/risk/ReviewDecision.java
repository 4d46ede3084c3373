package io.liushui.core.risk;

import java.util.Locale;
import java.util.Optional;

/** What a person says of a held payment. */
public enum ReviewDecision {
    APPROVE,
    REJECT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is none of them, and for null: nobody has decided. */
    public static Optional<ReviewDecision> of(String code) {
        for (ReviewDecision decision : values()) {
            if (decision.code().equals(code)) {
                return Optional.of(decision);
            }
        }
        return Optional.empty();
    }
}
