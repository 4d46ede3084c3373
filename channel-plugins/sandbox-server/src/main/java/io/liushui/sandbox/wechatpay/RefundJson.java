package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refund as answers and notifications tell it. */
final class RefundJson {
    /** In fen: the money leaves the merchant, and the payer's account cannot take it. */
    static final long ABNORMAL_AMOUNT = 88_807;

    private RefundJson() {}

    static String status(Refund refund) {
        return switch (refund.state()) {
            case PENDING -> "PROCESSING";
            case REFUNDED -> refund.amount() == ABNORMAL_AMOUNT ? "ABNORMAL" : "SUCCESS";
            case DECLINED -> "CLOSED";
        };
    }

    static Map<String, Object> answer(Refund refund, Order order) {
        Map<String, Object> fields = common(refund, order);
        fields.put("channel", "ORIGINAL");
        fields.put("create_time", OrderJson.time(refund.createdAt()));
        fields.put("status", status(refund));
        fields.put("funds_account", "AVAILABLE");
        Map<String, Object> amount = amount(refund, order);
        amount.put("settlement_refund", refund.amount());
        amount.put("settlement_total", order.amount());
        amount.put("discount_refund", 0);
        amount.put("currency", refund.currency());
        fields.put("amount", amount);
        return fields;
    }

    static Map<String, Object> notice(Refund refund, Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mchid", Account.MCHID);
        fields.putAll(common(refund, order));
        fields.put("refund_status", status(refund));
        fields.put("amount", amount(refund, order));
        return fields;
    }

    private static Map<String, Object> common(Refund refund, Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("refund_id", refund.reference());
        fields.put("out_refund_no", refund.refundNo());
        fields.put("transaction_id", order.reference());
        fields.put("out_trade_no", order.orderNo());
        fields.put("user_received_account", "支付用户零钱");
        if (refund.finishedAt() != null) {
            fields.put("success_time", OrderJson.time(refund.finishedAt()));
        }
        return fields;
    }

    private static Map<String, Object> amount(Refund refund, Order order) {
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("total", order.amount());
        amount.put("refund", refund.amount());
        amount.put("payer_total", order.amount());
        amount.put("payer_refund", refund.amount());
        return amount;
    }
}
