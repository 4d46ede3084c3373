package io.liushui.sandbox.books;

/** Makes the channel's own numbers, in the channel's own format. */
public interface References {

    enum Kind {
        ORDER,
        CAPTURE,
        REFUND,
        AUTHORIZATION,
        CONTRACT,
        PAYOUT,
        PAYOUT_RETURN
    }

    /** Unique within the channel; unguessable where the channel's are. */
    String next(Kind kind);
}
