package io.liushui.api.problems;

import java.util.Locale;

/** Every reason for which the API refuses. Codes are stable: they are never renamed and never mean something else. */
public enum ProblemCode {
    MALFORMED_JSON(400, "Malformed JSON", "The body is not one JSON object in UTF-8. Repair it; nothing was done."),
    UNKNOWN_FIELD(400, "Unknown field", "The body has a field that this request does not know; `param` names it."),
    DUPLICATE_FIELD(400, "Duplicate field", "The body has a field twice in one object; `param` names it."),
    MISSING_FIELD(400, "Missing field", "A required field is missing or null; `param` names it."),
    INVALID_FIELD(
            400,
            "Invalid field",
            "A field has the wrong type, form or range; `param` names it and `detail` says what is expected."),
    AMOUNT_ABOVE_MAXIMUM(
            400,
            "Amount above maximum",
            "The amount is larger than the app, or any channel of the method, takes in one payment."),
    AMOUNT_BELOW_MINIMUM(
            400, "Amount below minimum", "The amount is smaller than any channel of the method takes in one payment."),
    CURRENCY_NOT_SUPPORTED(
            400, "Currency not supported", "The currency is not in ISO 4217 or cannot be paid in by this method."),
    METHOD_NOT_OFFERED(
            400,
            "Method not offered",
            "The app does not offer this payment method, or no channel takes it. Leave `method` out to let the payer choose."),
    PASSWORD_TOO_WEAK(400, "Password too weak", "The payment password is one digit six times, or six in a row."),
    INVALID_PARAMETER(
            400, "Invalid parameter", "A query parameter is unknown, repeated or malformed; `param` names it."),
    IDEMPOTENCY_KEY_MISSING(400, "Idempotency key missing", "Every POST needs the header `Idempotency-Key`."),
    IDEMPOTENCY_KEY_INVALID(
            400,
            "Idempotency key invalid",
            "The header `Idempotency-Key` has 1 to 255 visible ASCII characters, quoted or not."),
    BATCH_INVALID(
            400,
            "Batch invalid",
            "Nothing of the batch was accepted. `errors` names each fault with its line in the file, or its index in the list, its field, and what is expected."),
    SIGNATURE_MISSING(401, "Signature missing", "The request has no `Authorization` header."),
    SIGNATURE_MALFORMED(401, "Signature malformed", "The `Authorization` header is not of the documented form."),
    KEY_UNKNOWN(401, "Key unknown", "There is no key with this id."),
    KEY_NOT_VALID(401, "Key not valid", "The key has expired or is not valid yet."),
    ALGORITHM_MISMATCH(401, "Algorithm mismatch", "The key is pinned to another signature algorithm."),
    TIMESTAMP_OUT_OF_WINDOW(
            401,
            "Timestamp out of window",
            "The signature's time differs from ours by more than five minutes. Set your clock and sign anew."),
    SIGNATURE_INVALID(
            401,
            "Signature invalid",
            "The signature does not fit the request. Sign method, path with query, timestamp, nonce and the exact body."),
    NONCE_REUSED(
            401,
            "Nonce reused",
            "The nonce was used before with this key. Sign every request, repeated ones too, with a fresh nonce."),
    CODE_WRONG(
            402,
            "Code wrong",
            "The code is not the one that was sent; `detail` says how many tries are left. Ask the payer again, with a new idempotency key."),
    PASSWORD_WRONG(
            402,
            "Password wrong",
            "The payment password is wrong; `detail` says how many tries are left. Ask the payer again, with a new idempotency key."),
    SIGNING_FAILED(402, "Signing failed", "The contract has failed: the channel declined it, or no tries are left."),
    APP_SUSPENDED(403, "App suspended", "The app or its merchant is suspended. Ask the operator of the platform."),
    PAYOUT_NOT_OFFERED(
            403,
            "Payout not offered",
            "The app may not pay out, or no channel of the platform does. Ask the operator of the platform."),
    ROUTE_NOT_FOUND(404, "Route not found", "There is nothing at this address."),
    OBJECT_NOT_FOUND(404, "Object not found", "The app has no object with this id."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address does not take this HTTP method; the header `Allow` names those it takes."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The `Accept` header excludes `application/json`."),
    IDEMPOTENCY_KEY_IN_USE(
            409, "Idempotency key in use", "A request with this key is still running. Repeat it after a moment."),
    MERCHANT_ORDER_NO_TAKEN(
            409,
            "Merchant order number taken",
            "The app has a payment or authorization with this order number already; `detail` names it."),
    MERCHANT_CONTRACT_NO_TAKEN(
            409,
            "Merchant contract number taken",
            "The app has a contract with this number already; `detail` names it."),
    CONTRACT_NOT_SIGNED(409, "Contract not signed", "The contract is not signed, or is not any more."),
    PROOF_NOT_EXPECTED(409, "Proof not expected", "What you confirm waits for no code, or for no password."),
    CODE_EXPIRED(409, "Code expired", "No code is good now. Have another one sent."),
    CODE_BEING_CHECKED(409, "Code being checked", "A code of this contract is being checked. Repeat after a moment."),
    CODES_USED_UP(409, "Codes used up", "No more codes are sent for this contract."),
    PASSWORD_LOCKED(
            409, "Password locked", "Too many wrong passwords. A code by text message unlocks it, or replaces it."),
    PASSWORD_NOT_SET(409, "Password not set", "The payer has no payment password at this app."),
    PASSWORD_PROOF_NEEDED(
            409,
            "Password proof needed",
            "The payer has a payment password. To withdraw send it as `password`; to replace it send `current_password`, or the `code` that was sent."),
    PAYMENT_NOT_CLOSABLE(409, "Payment not closable", "The payment has succeeded or failed already."),
    AUTHORIZATION_NOT_CLOSABLE(
            409,
            "Authorization not closable",
            "The amount is held already, or the authorization has failed. What is held is let go by its void."),
    AUTHORIZATION_NOT_AUTHORIZED(
            409,
            "Authorization not authorized",
            "Nothing is held: the authorization is still under way, or it failed or was closed; `detail` says which."),
    AUTHORIZATION_ENDED(
            409,
            "Authorization ended",
            "Nothing is held any more: everything was captured, voided or has expired; `detail` says which."),
    AUTHORIZATION_EXPIRED(
            409, "Authorization expired", "The authorization's validity is over. What was held is let go by itself."),
    AUTHORIZATION_RELEASING(
            409,
            "Authorization releasing",
            "What is held is being let go, by a final capture, a void or the expiry. Wait for its end."),
    CAPTURE_EXCEEDS_AUTHORIZATION(
            409,
            "Capture exceeds authorization",
            "More than what may still be captured, captures under way included; `detail` says how much that is."),
    CAPTURE_MUST_BE_FINAL(
            409,
            "Capture must be final",
            "The channel takes one capture and lets the rest go with it. Say so with `final`, or capture everything."),
    MERCHANT_CAPTURE_NO_TAKEN(
            409, "Merchant capture number taken", "The app has a capture with this number already; `detail` names it."),
    CAPTURE_NOT_VOIDABLE(
            409,
            "Capture not voidable",
            "Only a capture that succeeded, and of which nothing goes back by refunds, can be voided; `detail` says how this one stands. What is left can be refunded."),
    CAPTURE_VOID_TOO_LATE(
            409,
            "Capture void too late",
            "The channel's settlement day of the capture is over; the money can only be refunded."),
    CAPTURE_NOT_REFUNDABLE(
            409,
            "Capture not refundable",
            "The capture has not succeeded, is being voided or was voided, or all of it was paid back already; `detail` says which."),
    FUNCTION_NOT_SUPPORTED(
            409,
            "Function not supported",
            "The channel of this object does not offer the function; `detail` names it."),
    INSUFFICIENT_BALANCE(
            409,
            "Insufficient balance",
            "The balance that the amount is to be taken from is lower. Nothing was accepted."),
    PART_REFUSED(
            409,
            "Part refused",
            "A part of the payment cannot be held; `param` names it and `detail` says why. Nothing was accepted."),
    PAYMENT_NOT_REFUNDABLE(
            409, "Payment not refundable", "The payment has not succeeded, or all of it was paid back already."),
    PAYMENT_NOT_VOIDABLE(
            409,
            "Payment not voidable",
            "The payment has not succeeded, or a part of it is paid back or on its way back. What is left can be refunded."),
    MERCHANT_REFUND_NO_TAKEN(
            409, "Merchant refund number taken", "The app has a refund or void with this number already."),
    MERCHANT_PAYOUT_NO_TAKEN(
            409,
            "Merchant payout number taken",
            "The app has a payout with this number already; `detail` names it. Nothing was accepted."),
    MERCHANT_BATCH_NO_TAKEN(
            409,
            "Merchant batch number taken",
            "The app has a batch with this number already; `detail` names it. Nothing was accepted."),
    PAYOUT_NOT_CANCELLABLE(
            409, "Payout not cancellable", "The payout has its number at a channel, or has ended already."),
    POINTS_WITHOUT_RATE(
            409,
            "Points without rate",
            "The merchant's points are worth nothing yet; the platform's operator sets their rate."),
    MERCHANT_ISSUE_NO_TAKEN(
            409,
            "Merchant issue number taken",
            "The app has issued something else, or to other payers, under this number already. Nothing was issued."),
    COUPON_TEMPLATE_ENDED(
            409, "Coupon template ended", "The template was ended, or its time is over. Nothing was issued."),
    COUPONS_ALL_ISSUED(
            409,
            "Coupons all issued",
            "Fewer coupons of the template may still be issued; `detail` says how many. Nothing was issued."),
    COUPON_PAYER_LIMIT_REACHED(
            409,
            "Coupon payer limit reached",
            "A payer has got as many coupons of the template as a payer gets; `param` names the place. Nothing was issued."),
    BODY_TOO_LARGE(413, "Body too large", "The body is larger than the address takes: 64 KiB, or 1 MiB for a batch."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body must be `application/json` in UTF-8; a batch of payouts may be `text/csv` as well."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency key reused",
            "The key was used with another body or address. A new request needs a new key."),
    PARTS_EXCEED_AMOUNT(
            422,
            "Parts exceed amount",
            "The parts are the whole amount or more. At least one minor unit has to be left for the method."),
    REFUND_AMOUNT_EXCEEDS_REMAINING(
            422,
            "Refund amount exceeds remaining",
            "The amount is more than what is left after all refunds that have not failed; `detail` says how much that is."),
    RATE_LIMITED(
            429,
            "Rate limited",
            "The app has sent too many requests to this route. Repeat after the seconds in `Retry-After`."),
    CODE_TOO_SOON(
            429, "Code too soon", "A code was sent a moment ago. Ask for another after the seconds in `Retry-After`."),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "The fault is ours. Repeat the request with the same idempotency key; name `request_id` when you ask for help."),
    SERVICE_UNAVAILABLE(
            503,
            "Service unavailable",
            "The service cannot answer now. Repeat with the same idempotency key after the seconds in `Retry-After`.");

    /** Where the documentation of codes lives; a code's `type` is this and the code. */
    public static final String TYPE_BASE = "https://liushui.dev/problems/";

    private final int status;
    private final String title;
    private final String advice;

    ProblemCode(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
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
        return title;
    }

    /** For the documentation: what it means and what to do. */
    public String advice() {
        return advice;
    }
}
