package io.liushui.api.problems;

import java.util.Locale;

/**
 * Every reason for which the API refuses. Codes are stable: they are never renamed and never mean something else. Their texts stand in {@code
 * problems.properties}.
 */
public enum ProblemCode {
    MALFORMED_JSON(400),
    UNKNOWN_FIELD(400),
    DUPLICATE_FIELD(400),
    MISSING_FIELD(400),
    INVALID_FIELD(400),
    AMOUNT_ABOVE_MAXIMUM(400),
    AMOUNT_BELOW_MINIMUM(400),
    CURRENCY_NOT_SUPPORTED(400),
    METHOD_NOT_OFFERED(400),
    PASSWORD_TOO_WEAK(400),
    INVALID_PARAMETER(400),
    IDEMPOTENCY_KEY_MISSING(400),
    IDEMPOTENCY_KEY_INVALID(400),
    BATCH_INVALID(400),
    SIGNATURE_MISSING(401),
    SIGNATURE_MALFORMED(401),
    KEY_UNKNOWN(401),
    KEY_NOT_VALID(401),
    ALGORITHM_MISMATCH(401),
    TIMESTAMP_OUT_OF_WINDOW(401),
    SIGNATURE_INVALID(401),
    NONCE_REUSED(401),
    CODE_WRONG(402),
    PASSWORD_WRONG(402),
    SIGNING_FAILED(402),
    APP_SUSPENDED(403),
    PAYOUT_NOT_OFFERED(403),
    ROUTE_NOT_FOUND(404),
    OBJECT_NOT_FOUND(404),
    RECONCILIATION_DAY_OUT_OF_RANGE(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    IDEMPOTENCY_KEY_IN_USE(409),
    MERCHANT_ORDER_NO_TAKEN(409),
    MERCHANT_CONTRACT_NO_TAKEN(409),
    CONTRACT_NOT_SIGNED(409),
    PROOF_NOT_EXPECTED(409),
    CODE_EXPIRED(409),
    CODE_BEING_CHECKED(409),
    CODES_USED_UP(409),
    PASSWORD_LOCKED(409),
    PASSWORD_NOT_SET(409),
    PASSWORD_PROOF_NEEDED(409),
    PAYMENT_NOT_CLOSABLE(409),
    AUTHORIZATION_NOT_CLOSABLE(409),
    AUTHORIZATION_NOT_AUTHORIZED(409),
    AUTHORIZATION_ENDED(409),
    AUTHORIZATION_EXPIRED(409),
    AUTHORIZATION_RELEASING(409),
    CAPTURE_EXCEEDS_AUTHORIZATION(409),
    CAPTURE_MUST_BE_FINAL(409),
    MERCHANT_CAPTURE_NO_TAKEN(409),
    CAPTURE_NOT_VOIDABLE(409),
    CAPTURE_VOID_TOO_LATE(409),
    CAPTURE_NOT_REFUNDABLE(409),
    FUNCTION_NOT_SUPPORTED(409),
    INSUFFICIENT_BALANCE(409),
    PART_REFUSED(409),
    PAYMENT_NOT_REFUNDABLE(409),
    PAYMENT_NOT_VOIDABLE(409),
    MERCHANT_REFUND_NO_TAKEN(409),
    MERCHANT_PAYOUT_NO_TAKEN(409),
    MERCHANT_BATCH_NO_TAKEN(409),
    PAYOUT_NOT_CANCELLABLE(409),
    POINTS_WITHOUT_RATE(409),
    MERCHANT_ISSUE_NO_TAKEN(409),
    COUPON_TEMPLATE_ENDED(409),
    COUPONS_ALL_ISSUED(409),
    COUPON_PAYER_LIMIT_REACHED(409),
    RECONCILIATION_DAY_NOT_OVER(409),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    PARTS_EXCEED_AMOUNT(422),
    REFUND_AMOUNT_EXCEEDS_REMAINING(422),
    RATE_LIMITED(429),
    CODE_TOO_SOON(429),
    INTERNAL_ERROR(500),
    SERVICE_UNAVAILABLE(503);

    /** Where the documentation of codes lives; a code's `type` is this and the code. */
    public static final String TYPE_BASE = "https://liushui.dev/problems/";

    private final int status;
    private final ProblemText text;

    ProblemCode(int status) {
        this.status = status;
        this.text = ProblemText.of(code());
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Constant per type. */
    public String title() {
        return text.title();
    }

    /** For the documentation: what it means and what to do. */
    public String advice() {
        return text.advice();
    }
}
