package io.liushui.sandbox.alipay;

import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.wire.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** An order as Alipay shows it: a trade exists only once the payer has opened it. */
final class TradeView {
    static final String OPENED = "opened";
    static final String CERTIFIED = "certified";
    static final String PASSBACK = "passback";

    private TradeView() {}

    static boolean exists(Order order) {
        return order.details().containsKey(OPENED) || order.authorizationNo() != null || order.charges() > 0;
    }

    /** @throws Refusal while nobody has opened the order */
    static Order require(Order order) {
        if (!exists(order)) {
            throw notThere();
        }
        return order;
    }

    static Refusal notThere() {
        return new Refusal(400, "ACQ.TRADE_NOT_EXIST", "交易不存在");
    }

    static String status(Order order) {
        return switch (order.state()) {
            case PENDING, APPROVED -> "WAIT_BUYER_PAY";
            case SUCCEEDED -> order.refunded() >= order.amount() ? "TRADE_CLOSED" : "TRADE_SUCCESS";
            case DECLINED, CLOSED -> "TRADE_CLOSED";
        };
    }

    /** As a query answers it. */
    static Map<String, Object> fields(Order order) {
        Map<String, Object> fields = named(order);
        boolean paid = order.chargedAt() != null;
        String money = Fields.yuan(paid ? order.amount() : 0);
        fields.put("trade_status", status(order));
        fields.put("total_amount", Fields.yuan(order.amount()));
        fields.put("buyer_user_id", AlipayApp.BUYER_ID);
        fields.put("buyer_logon_id", AlipayApp.BUYER_LOGON_ID);
        fields.put("buyer_user_type", "PRIVATE");
        fields.put("buyer_pay_amount", money);
        fields.put("receipt_amount", money);
        fields.put("invoice_amount", money);
        fields.put("point_amount", "0.00");
        if (paid) {
            fields.put("send_pay_date", Fields.time(order.chargedAt()));
        }
        return fields;
    }

    static Map<String, Object> named(Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("trade_no", order.reference());
        fields.put("out_trade_no", order.orderNo());
        return fields;
    }
}
