package io.liushui.sandbox.books;

import java.util.Optional;
import java.util.stream.Stream;

/** Amounts of a refund or void, in minor units of any currency, that get another answer than success. */
public enum RefundMagic {
    DECLINED(88801, "refund_declined", false),
    ACCOUNT_CLOSED(88802, PayerAccount.CLOSED.code(), false),
    ACCOUNT_EXPIRED(88803, PayerAccount.EXPIRED.code(), false),
    ACCOUNT_CLOSED_LATER(88804, PayerAccount.CLOSED.code(), true),
    DONE_LATER(88805, null, true),
    DECLINED_LATER(88806, "refund_declined", true);

    private final long amount;
    private final String code;
    private final boolean later;

    RefundMagic(long amount, String code, boolean later) {
        this.amount = amount;
        this.code = code;
        this.later = later;
    }

    public long amount() {
        return amount;
    }

    /** Why it is declined, null when it is done. */
    public String code() {
        return code;
    }

    boolean isLater() {
        return later;
    }

    static Optional<RefundMagic> of(long amount) {
        return Stream.of(values()).filter(magic -> magic.amount == amount).findFirst();
    }
}
