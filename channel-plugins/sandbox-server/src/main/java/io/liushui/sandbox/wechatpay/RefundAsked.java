package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import java.util.List;
import java.util.Map;

/** The JSON of a refund; the order is named by either number. */
record RefundAsked(
        String subMchid,
        String transactionId,
        String outTradeNo,
        String outRefundNo,
        String reason,
        String notifyUrl,
        String fundsAccount,
        Amount amount,
        List<Map<String, Object>> goodsDetail) {

    /** @param refund in fen, as {@code total}, which is the order's */
    record Amount(Long refund, Long total, String currency, List<Map<String, Object>> from) {}

    /** @throws io.liushui.sandbox.wire.Refusal naming what is wrong */
    RefundAsked validated() {
        require(outTradeNo != null || transactionId != null, "out_trade_no");
        require(outRefundNo != null && outRefundNo.matches("[A-Za-z0-9_|*@-]{1,64}"), "out_refund_no");
        require(amount != null && amount.refund() != null && amount.refund() > 0, "amount/refund");
        require(amount.total() != null && "CNY".equals(amount.currency()), "amount");
        require(reason == null || reason.codePointCount(0, reason.length()) <= 80, "reason");
        return this;
    }

    /** @throws io.liushui.sandbox.wire.Refusal when the order's amount is another one */
    NewRefund toRefund(Order order) {
        require(order.amount() == amount.total(), "amount/total");
        return new NewRefund(
                outRefundNo,
                order.orderNo(),
                Refund.Kind.REFUND,
                amount.refund(),
                amount.currency(),
                reason,
                notifyUrl,
                Map.of());
    }

    private static void require(boolean valid, String field) {
        if (!valid) {
            throw Refusals.parameter("输入源“/body/" + field + "”不符合要求");
        }
    }
}
