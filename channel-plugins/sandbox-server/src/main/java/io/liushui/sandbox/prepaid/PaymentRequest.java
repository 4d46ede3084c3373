package io.liushui.sandbox.prepaid;

import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/**
 * The JSON of a payment.
 *
 * @param amount in fen, 1 to 500 000
 * @param expiresAt milliseconds since 1970
 * @param returnUrl may be null
 * @param notifyUrl may be null
 */
record PaymentRequest(
        String paymentNo,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        String returnUrl,
        String notifyUrl) {

    static final String METHOD = "page";
    private static final long HIGHEST_FEN = 500_000;
    private static final int LONGEST_SUBJECT = 256;

    /** @throws Refusal naming what is wrong */
    NewOrder toOrder() {
        requireNumber(paymentNo, "payment_no");
        requireMoney(amount, currency);
        if (subject == null || subject.isBlank() || subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
            throw new Refusal(422, "invalid_request", "subject is missing or too long");
        }
        return new NewOrder(
                paymentNo,
                METHOD,
                Decision.BY_PAYER,
                amount,
                currency,
                subject,
                expiresAt,
                returnUrl,
                notifyUrl,
                Map.of());
    }

    static void requireNumber(String number, String field) {
        if (number == null || !number.matches("[A-Za-z0-9]{8,32}")) {
            throw new Refusal(422, "invalid_request", field + " must be 8 to 32 letters and digits");
        }
    }

    static void requireMoney(long fen, String currency) {
        if (!"CNY".equals(currency)) {
            throw new Refusal(422, "currency_unsupported", "currency must be CNY");
        }
        if (fen < 1 || fen > HIGHEST_FEN) {
            throw new Refusal(422, "amount_out_of_range", "amount must be 1 to " + HIGHEST_FEN + " fen");
        }
    }
}
