package io.liushui.api.cashier;

import java.util.Locale;

/** Why the cashier's page is refused something. The page has a text for each; codes are stable. */
enum CashierProblem {
    MALFORMED_BODY(400, "Malformed body"),
    CROSS_ORIGIN(403, "Not from the cashier's own page"),
    PAYMENT_NOT_FOUND(404, "Payment not found"),
    PAYMENT_NOT_OPEN(409, "Payment not open"),
    METHOD_ALREADY_CHOSEN(409, "Method already chosen"),
    METHOD_NOT_OFFERED(409, "Method not offered"),
    CODE_NOT_EXPECTED(409, "Code not expected"),
    CODE_EXPIRED(409, "Code expired"),
    PASSWORD_NOT_EXPECTED(409, "Password not expected"),
    PASSWORD_LOCKED(409, "Password locked"),
    NO_TRIES_LEFT(409, "No tries left"),
    NO_RESENDS_LEFT(409, "No resends left"),
    BODY_TOO_LARGE(413, "Body too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Body is not JSON"),
    WRONG_CODE(422, "Wrong code"),
    WRONG_PASSWORD(422, "Wrong password"),
    RESEND_TOO_SOON(429, "Resend too soon"),
    RATE_LIMITED(429, "Too many requests");

    private final int status;
    private final String title;

    CashierProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
