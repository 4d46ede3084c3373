package io.liushui.sandbox.alipay;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import java.util.Map;
import java.util.TreeMap;

/** What notifications tell of trades, refunds and authorisations. */
final class NoticeFields {

    private NoticeFields() {}

    static Map<String, String> trade(Order order) {
        Map<String, String> fields = new TreeMap<>();
        boolean paid = order.state() == Order.State.SUCCEEDED;
        String money = Fields.yuan(paid ? order.amount() : 0);
        fields.put("notify_type", "trade_status_sync");
        fields.put("out_trade_no", order.orderNo());
        fields.put("trade_no", order.reference());
        fields.put("trade_status", TradeView.status(order));
        fields.put("total_amount", Fields.yuan(order.amount()));
        fields.put("receipt_amount", money);
        fields.put("buyer_pay_amount", money);
        fields.put("invoice_amount", money);
        fields.put("point_amount", "0.00");
        fields.put("subject", order.subject());
        fields.put("seller_id", AlipayApp.SELLER_ID);
        fields.put("buyer_id", AlipayApp.BUYER_ID);
        fields.put("buyer_logon_id", AlipayApp.BUYER_LOGON_ID);
        fields.put("gmt_create", Fields.time(order.createdAt()));
        if (paid && order.chargedAt() != null) {
            fields.put("gmt_payment", Fields.time(order.chargedAt()));
        }
        if (order.details().containsKey(TradeView.PASSBACK)) {
            fields.put("passback_params", order.details().get(TradeView.PASSBACK));
        }
        if (!"CNY".equals(order.currency())) {
            fields.put("trans_currency", order.currency());
        }
        return fields;
    }

    /** The order stands as before the refund: what was paid back comes on top. */
    static Map<String, String> refund(Refund refund, Order order) {
        Map<String, String> fields = trade(order);
        long refunded = Math.max(order.refunded(), refund.amount());
        fields.put("trade_status", refunded >= order.amount() ? "TRADE_CLOSED" : "TRADE_SUCCESS");
        fields.put("out_biz_no", refund.refundNo());
        fields.put("refund_fee", Fields.yuan(refunded));
        fields.put("gmt_refund", Fields.time(refund.finishedAt() == null ? refund.createdAt() : refund.finishedAt()));
        return fields;
    }

    static Map<String, String> authorization(Authorization held) {
        Map<String, String> fields = new TreeMap<>();
        boolean released = held.released() > 0;
        String number = held.details().getOrDefault(FundView.RELEASE, held.authorizationNo());
        fields.put("notify_type", released ? "fund_auth_unfreeze" : "fund_auth_freeze");
        fields.put("operation_type", released ? "UNFREEZE" : "FREEZE");
        fields.put("out_order_no", held.authorizationNo());
        fields.put("out_request_no", released ? number : held.authorizationNo());
        fields.put("operation_id", FundView.operationId(released ? number : held.authorizationNo()));
        fields.put("auth_no", held.reference());
        fields.put("status", released ? "SUCCESS" : FundView.freezeStatus(held));
        String all = Fields.yuan(released ? held.released() : held.amount());
        fields.put("amount", released ? held.details().getOrDefault(FundView.RELEASED, all) : all);
        fields.put("total_freeze_amount", Fields.yuan(held.amount()));
        fields.put("rest_amount", Fields.yuan(held.remaining()));
        fields.put("total_pay_amount", Fields.yuan(held.captured()));
        fields.put("payee_user_id", AlipayApp.SELLER_ID);
        fields.put("payer_user_id", AlipayApp.BUYER_ID);
        fields.put("payer_logon_id", AlipayApp.BUYER_LOGON_ID);
        fields.put("gmt_create", Fields.time(held.createdAt()));
        if (held.authorizedAt() != null) {
            fields.put("gmt_trans", Fields.time(held.authorizedAt()));
        }
        return fields;
    }
}
