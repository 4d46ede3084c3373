package io.liushui.channel.sandbox;

import java.util.Map;

/** Every code of the sandbox and what it means to us; a code that is not here tells nothing. */
enum Codes {
    /** Another channel may accept the payment. */
    DECLINED_SOFT,
    DECLINED_HARD,
    /** The order is over without money. */
    OVER,
    NOT_FOUND,
    /** Refused at the door for our clock or key, without being read. */
    NOT_ADMITTED,
    /** The refund is refused for good. */
    REFUND_REFUSED,
    UNKNOWN;

    private static final Map<String, Codes> TABLE = Map.ofEntries(
            Map.entry("issuer_unavailable", DECLINED_SOFT),
            Map.entry("limit_exceeded", DECLINED_SOFT),
            Map.entry("card_declined", DECLINED_HARD),
            Map.entry("card_expired", DECLINED_HARD),
            Map.entry("payer_refused", DECLINED_HARD),
            Map.entry("amount_out_of_range", DECLINED_HARD),
            Map.entry("currency_unsupported", DECLINED_HARD),
            Map.entry("method_unknown", DECLINED_HARD),
            Map.entry("invalid_request", DECLINED_HARD),
            Map.entry("malformed_request", DECLINED_HARD),
            Map.entry("order_closed", OVER),
            Map.entry("order_expired", OVER),
            Map.entry("order_not_found", NOT_FOUND),
            Map.entry("refund_not_found", NOT_FOUND),
            Map.entry("signature_missing", NOT_ADMITTED),
            Map.entry("signature_invalid", NOT_ADMITTED),
            Map.entry("timestamp_stale", NOT_ADMITTED),
            Map.entry("order_not_paid", REFUND_REFUSED),
            Map.entry("refund_exceeds_payment", REFUND_REFUSED),
            Map.entry("refund_declined", REFUND_REFUSED),
            // The number belongs to something else: whatever happened to it is not ours to tell
            Map.entry("order_conflict", UNKNOWN),
            Map.entry("refund_conflict", UNKNOWN));

    static Codes of(String code) {
        return TABLE.getOrDefault(code, UNKNOWN);
    }
}
