package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/** The JSON of a refund. @param amount in minor units */
record RefundRequest(String refundNo, String orderNo, long amount, String currency, String reason) {

    /** @throws Refusal naming what is wrong */
    RefundRequest validated() {
        Checks.number(refundNo, "refund_no");
        Checks.number(orderNo, "order_no");
        if (amount < 1 || currency == null) {
            throw new Refusal(422, "invalid_request", "amount and currency must be given");
        }
        return this;
    }

    NewRefund toRefund() {
        return new NewRefund(refundNo, orderNo, Refund.Kind.REFUND, amount, currency, reason, null, Map.of());
    }
}
