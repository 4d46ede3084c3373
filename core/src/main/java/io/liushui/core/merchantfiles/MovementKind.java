package io.liushui.core.merchantfiles;

import java.util.Locale;

/** What a row of a file tells of. */
enum MovementKind {
    PAYMENT("succeeded"),
    /** A payment into a payer's wallet: the merchant's balance does not change. */
    TOP_UP("succeeded"),
    /** A payment of what a payer owes on credit: the merchant's balance does not change. */
    CREDIT_REPAYMENT("succeeded"),
    REFUND("succeeded"),
    VOID("succeeded"),
    CAPTURE("succeeded"),
    CAPTURE_VOID("voided"),
    PAYOUT("succeeded"),
    PAYOUT_RETURN("returned"),
    /** A payout of a payer's wallet: the merchant's balance does not change. */
    WITHDRAWAL("succeeded"),
    WITHDRAWAL_RETURN("returned"),
    /** The merchant gave the value of points that a payer got. */
    POINTS_ISSUE("issued"),
    /** Points expired, and the merchant has back what it gave for them. */
    POINTS_EXPIRY("expired");

    private final String state;

    MovementKind(String state) {
        this.state = state;
    }

    static MovementKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its object came to by it; it may be in another state since. */
    String state() {
        return state;
    }
}
