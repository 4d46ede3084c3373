package io.liushui.channel.prepaid;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A payment, a refund or an error, as the issuer tells it. */
record Told(JsonNode fields) {

    /** Statuses of which the code says more. */
    private static final Set<String> FAILED = Set.of("", "REFUSED", "FAILED");

    /** Empty when it is missing or no text. */
    String text(String name) {
        JsonNode value = fields.get(name);
        return value == null || !value.isString() ? "" : value.stringValue();
    }

    /** In fen; 0 when it is missing or no whole number. */
    long amount() {
        JsonNode amount = fields.get("amount");
        return amount != null && amount.isIntegralNumber() && amount.canConvertToLong() ? amount.longValue() : 0;
    }

    /** The status; of what failed, and of an error, the code. */
    String decisive() {
        String status = text("status");
        String code = text("code");
        return FAILED.contains(status) && !code.isEmpty() ? code : status;
    }

    /** Whether it tells a payment, and this one. */
    boolean isPayment(String paymentNo) {
        return !paymentNo.isEmpty()
                && text("payment_no").equals(paymentNo)
                && text("refund_no").isEmpty();
    }

    boolean isRefund(String refundNo) {
        return !refundNo.isEmpty() && text("refund_no").equals(refundNo);
    }

    boolean isError() {
        return text("status").isEmpty();
    }

    /** Whether it says which money was taken. */
    boolean complete() {
        return !text("trade_no").isEmpty() && amount() > 0 && !text("currency").isEmpty();
    }
}
