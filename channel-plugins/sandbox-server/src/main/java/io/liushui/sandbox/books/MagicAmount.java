package io.liushui.sandbox.books;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Amounts, in minor units of any currency, that get another answer than success where the bank decides: at once, at completion, or at a
 * capture. A channel puts its own code in place of {@link #code}.
 */
public enum MagicAmount {
    CARD_DECLINED(99901, "card_declined"),
    CARD_EXPIRED(99902, "card_expired"),
    ISSUER_UNAVAILABLE(99903, "issuer_unavailable"),
    LIMIT_EXCEEDED(99904, "limit_exceeded"),
    SUCCEEDS_LATER(99905, null),
    DECLINED_LATER(99906, "card_declined");

    static final long LATER_MILLIS = 2_000;

    private final long amount;
    private final String code;

    MagicAmount(long amount, String code) {
        this.amount = amount;
        this.code = code;
    }

    public long amount() {
        return amount;
    }

    /** Why it is declined, null when it succeeds. */
    public String code() {
        return code;
    }

    static Optional<MagicAmount> of(long amount) {
        return Stream.of(values()).filter(magic -> magic.amount == amount).findFirst();
    }

    boolean isLater() {
        return this == SUCCEEDS_LATER || this == DECLINED_LATER;
    }
}
