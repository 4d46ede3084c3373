package io.liushui.sandbox.orders;

/** Amounts of the card method, in minor units of any currency, that get another answer than success. */
enum MagicAmount {
    CARD_DECLINED(99901, "card_declined"),
    CARD_EXPIRED(99902, "card_expired"),
    ISSUER_UNAVAILABLE(99903, "issuer_unavailable"),
    LIMIT_EXCEEDED(99904, "limit_exceeded"),
    SUCCEEDS_LATER(99905, null),
    DECLINED_LATER(99906, "card_declined");

    private final long amount;
    private final String code;

    MagicAmount(long amount, String code) {
        this.amount = amount;
        this.code = code;
    }

    /** Null for an ordinary amount. */
    static MagicAmount of(NewOrder order) {
        if (order.method().equals(NewOrder.CARD)) {
            for (MagicAmount magic : values()) {
                if (magic.amount == order.amount()) {
                    return magic;
                }
            }
        }
        return null;
    }

    String code() {
        return code;
    }
}
