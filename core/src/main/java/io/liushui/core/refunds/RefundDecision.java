package io.liushui.core.refunds;

import java.util.Locale;

/** What an operator does with a refund that the channel will not carry out. */
public enum RefundDecision {
    /** Send it again, under a new number: the one before is surely declined. */
    RETRY,
    /** Nothing goes back; the money stays where it is. */
    GIVE_UP,
    /** It was paid outside of the channel, under a reference. */
    PAID_ELSEWHERE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is none of them */
    public static RefundDecision of(String code) {
        for (RefundDecision decision : values()) {
            if (decision.code().equals(code)) {
                return decision;
            }
        }
        throw new IllegalArgumentException("a refund's repair is retry, give_up or paid_elsewhere: " + code);
    }
}
