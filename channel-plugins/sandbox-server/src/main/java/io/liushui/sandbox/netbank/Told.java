package io.liushui.sandbox.netbank;

import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.PayerAccount;
import io.liushui.sandbox.books.Refund;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders and refunds as the bank's messages tell them. */
final class Told {

    private Told() {}

    static Map<String, String> order(Order order) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("OrderNo", order.orderNo());
        body.put("BankSeq", order.reference());
        if (order.amount() > 0) {
            body.put("Amount", BankMoney.of(order.amount()));
            body.put("Currency", order.currency());
        }
        body.put("OrderStatus", status(order));
        if (order.state() == Order.State.SUCCEEDED && order.chargedAt() != null) {
            body.put("PayTime", BankTime.of(order.chargedAt()));
        }
        if (order.state() == Order.State.DECLINED) {
            body.put("FailCode", failure(order.code()));
        }
        return body;
    }

    static Map<String, String> refund(Refund refund) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("RefundNo", refund.refundNo());
        body.put("OrderNo", refund.orderNo());
        body.put("RefundSeq", refund.reference());
        body.put("Amount", BankMoney.of(refund.amount()));
        body.put("Currency", refund.currency());
        body.put(
                "RefundStatus",
                switch (refund.state()) {
                    case PENDING -> "00";
                    case REFUNDED -> "01";
                    case DECLINED -> "02";
                });
        if (refund.state() == Refund.State.DECLINED) {
            body.put("FailCode", PayerAccount.isGone(refund.code()) ? "F004" : "F001");
        }
        return body;
    }

    private static String status(Order order) {
        return switch (order.state()) {
            case PENDING, APPROVED -> "00";
            case SUCCEEDED -> "01";
            case DECLINED -> "02";
            case CLOSED -> "order_expired".equals(order.code()) ? "05" : "04";
        };
    }

    private static String failure(String code) {
        return switch (code) {
            case "payer_refused" -> "F003";
            case "limit_exceeded" -> "F002";
            case "card_expired" -> "F004";
            case "issuer_unavailable" -> "F005";
            case null, default -> "F001";
        };
    }
}
