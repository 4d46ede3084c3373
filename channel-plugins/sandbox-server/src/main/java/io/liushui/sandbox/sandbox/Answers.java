package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The JSON of the house channel's answers. */
final class Answers {

    private Answers() {}

    static Reply of(Order order, SandboxHost host) {
        Map<String, Object> fields = fields(order);
        if (order.state() == Order.State.PENDING && order.method().equals(OrderRequest.WALLET)) {
            fields.put("pay_url", host.payerPage(order.token()));
            fields.put("qr_content", host.payerPage(order.token()));
        }
        return Reply.json(200, Json.write(fields));
    }

    static Map<String, Object> fields(Order order) {
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

    static Reply of(Refund refund) {
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
        return Reply.json(200, Json.write(fields));
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(status, Json.write(Map.of("code", code, "message", message)));
    }
}
