package io.liushui.sandbox.http;

import io.liushui.sandbox.orders.Order;
import io.liushui.sandbox.orders.Refund;
import io.liushui.sandbox.orders.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An answer of the signed interface. */
record Answer(int status, byte[] body) {

    static Answer of(Order order, String publicUrl) {
        Map<String, Object> fields = fields(order);
        if (order.state() == Order.State.PENDING && order.method().equals("sandbox_wallet")) {
            fields.put("pay_url", publicUrl + "/pay/" + order.token());
            fields.put("qr_content", publicUrl + "/pay/" + order.token());
        }
        return new Answer(200, Json.write(fields));
    }

    /** The body of a notification about the order. */
    static String notification(String notificationId, Order order, long created) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", notificationId);
        fields.put("type", "order." + order.state().name().toLowerCase(Locale.ROOT));
        fields.put("created", created);
        fields.put("order", fields(order));
        return Json.text(fields);
    }

    private static Map<String, Object> fields(Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order_no", order.orderNo());
        fields.put("reference", order.reference());
        fields.put("state", order.state().name().toLowerCase(Locale.ROOT));
        fields.put("amount", order.amount());
        fields.put("currency", order.currency());
        fields.put("refunded", order.refunded());
        if (order.code() != null) {
            fields.put("code", order.code());
        }
        return fields;
    }

    static Answer of(Refund refund) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("refund_no", refund.refundNo());
        fields.put("order_no", refund.orderNo());
        fields.put("reference", refund.reference());
        fields.put("state", refund.state().name().toLowerCase(Locale.ROOT));
        fields.put("amount", refund.amount());
        fields.put("currency", refund.currency());
        if (refund.code() != null) {
            fields.put("code", refund.code());
        }
        return new Answer(200, Json.write(fields));
    }

    static Answer of(Refusal refusal) {
        return error(refusal.status(), refusal.code(), refusal.getMessage());
    }

    static Answer error(int status, String code, String message) {
        return new Answer(status, Json.write(Map.of("code", code, "message", message)));
    }
}
