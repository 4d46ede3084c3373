package io.liushui.sandbox.prepaid;

import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import java.util.LinkedHashMap;
import java.util.Map;

/** Payments and refunds as the issuer tells them, in answers and in notifications. */
final class Views {

    private Views() {}

    /** Without where the payer confirms, which notifications do not tell. */
    static Map<String, Object> of(Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("payment_no", order.orderNo());
        fields.put("trade_no", order.reference());
        fields.put("status", status(order));
        if (order.amount() > 0) {
            fields.put("amount", order.amount());
            fields.put("currency", order.currency());
        }
        if (order.state() == Order.State.DECLINED) {
            fields.put("code", IssuerCode.of(order.code()).name());
        }
        return fields;
    }

    static Map<String, Object> of(Order order, String payerPage) {
        Map<String, Object> fields = of(order);
        if (order.state() == Order.State.PENDING) {
            fields.put("pay_url", payerPage);
            fields.put("qr_content", payerPage);
        }
        return fields;
    }

    static Map<String, Object> of(Refund refund) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("refund_no", refund.refundNo());
        fields.put("payment_no", refund.orderNo());
        fields.put("trade_no", refund.reference());
        fields.put(
                "status",
                switch (refund.state()) {
                    case PENDING -> "PROCESSING";
                    case REFUNDED -> "REFUNDED";
                    case DECLINED -> "FAILED";
                });
        fields.put("amount", refund.amount());
        fields.put("currency", refund.currency());
        if (refund.state() == Refund.State.DECLINED) {
            fields.put("code", IssuerCode.of(refund.code()).name());
        }
        return fields;
    }

    private static String status(Order order) {
        return switch (order.state()) {
            case PENDING, APPROVED -> "WAITING";
            case SUCCEEDED -> "PAID";
            case DECLINED -> "REFUSED";
            case CLOSED -> "order_expired".equals(order.code()) ? "EXPIRED" : "CLOSED";
        };
    }
}
