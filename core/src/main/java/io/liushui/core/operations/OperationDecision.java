package io.liushui.core.operations;

import java.util.Locale;

/** What a person does with an operation whose outcome stays unknown. None of them makes another number. */
public enum OperationDecision {
    /** Ask the channel once more. */
    QUERY,
    /** Send it again under the same number, which a channel never executes twice. */
    RESEND,
    /** There is proof that the channel executed it. Counts once a second person has confirmed. */
    SETTLE_DONE,
    /** There is proof that the channel did not, and will not. Counts once a second person has confirmed. */
    SETTLE_DECLINED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it sets an outcome that the channel did not tell, and so takes two people. */
    public boolean settles() {
        return switch (this) {
            case QUERY, RESEND -> false;
            case SETTLE_DONE, SETTLE_DECLINED -> true;
        };
    }

    /** @throws IllegalArgumentException when it is none of them */
    public static OperationDecision of(String code) {
        for (OperationDecision decision : values()) {
            if (decision.code().equals(code)) {
                return decision;
            }
        }
        throw new IllegalArgumentException(
                "an operation's repair is query, resend, settle_done or settle_declined: " + code);
    }
}
