package io.liushui.sandbox.prepaid;

import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/** The JSON of a refund. @param amount in fen @param reason may be null */
record RefundRequest(String refundNo, String paymentNo, long amount, String currency, String reason) {

    /** @throws Refusal naming what is wrong */
    NewRefund toRefund() {
        PaymentRequest.requireNumber(refundNo, "refund_no");
        PaymentRequest.requireNumber(paymentNo, "payment_no");
        PaymentRequest.requireMoney(amount, currency);
        return new NewRefund(refundNo, paymentNo, Refund.Kind.REFUND, amount, currency, reason, null, Map.of());
    }
}
