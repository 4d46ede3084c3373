package io.liushui.sandbox.prepaid;

import java.util.Map;

/** The issuer's codes. */
enum IssuerCode {
    MALFORMED,
    AMOUNT_OUT_OF_RANGE,
    MERCHANT_UNKNOWN,
    SIGNATURE_WRONG,
    TIME_OFF,
    PAYMENT_NOT_FOUND,
    REFUND_NOT_FOUND,
    NUMBER_TAKEN,
    CLOSED,
    EXPIRED,
    NOT_PAID,
    MORE_THAN_LEFT,
    PAYER_REFUSED,
    CARD_BLOCKED,
    CARD_EXPIRED,
    CARD_LIMIT,
    CARD_SYSTEM_DOWN,
    REFUND_REFUSED,
    CARD_CLOSED,
    UNCERTAIN;

    private static final Map<String, IssuerCode> OF_THE_BOOKS = Map.ofEntries(
            Map.entry("malformed_request", MALFORMED),
            Map.entry("invalid_request", MALFORMED),
            Map.entry("currency_unsupported", MALFORMED),
            Map.entry("amount_out_of_range", AMOUNT_OUT_OF_RANGE),
            Map.entry("merchant_unknown", MERCHANT_UNKNOWN),
            Map.entry("signature_invalid", SIGNATURE_WRONG),
            Map.entry("time_off", TIME_OFF),
            Map.entry("order_not_found", PAYMENT_NOT_FOUND),
            Map.entry("refund_not_found", REFUND_NOT_FOUND),
            Map.entry("order_conflict", NUMBER_TAKEN),
            Map.entry("refund_conflict", NUMBER_TAKEN),
            Map.entry("order_closed", CLOSED),
            Map.entry("order_expired", EXPIRED),
            Map.entry("order_not_paid", NOT_PAID),
            Map.entry("refund_exceeds_payment", MORE_THAN_LEFT),
            Map.entry("payer_refused", PAYER_REFUSED),
            Map.entry("card_declined", CARD_BLOCKED),
            Map.entry("card_expired", CARD_EXPIRED),
            Map.entry("limit_exceeded", CARD_LIMIT),
            Map.entry("issuer_unavailable", CARD_SYSTEM_DOWN),
            Map.entry("refund_declined", REFUND_REFUSED),
            Map.entry("account_closed", CARD_CLOSED),
            Map.entry("account_expired", CARD_CLOSED));

    /** @param code of the books, or of a refusal at the gate; may be null */
    static IssuerCode of(String code) {
        return code == null ? UNCERTAIN : OF_THE_BOOKS.getOrDefault(code, UNCERTAIN);
    }
}
