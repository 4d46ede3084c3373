package io.liushui.sandbox.carrier;

import io.liushui.sandbox.books.Codes;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.PayerAccount;
import io.liushui.sandbox.books.Refund;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Orders and refunds as the carrier's messages tell them. */
final class Told {

    /** Detail of an order: which code ended it. */
    static final String FAILURE = "failure";

    private Told() {}

    /** @param sent the order's code, where there is one */
    static Map<String, Object> order(Order order, Optional<Codes.Sent> sent) {
        Map<String, Object> fields = order(order);
        if (order.state() == Order.State.PENDING) {
            fields.put("phoneMask", Subscribers.mask(order.details().get(Subscribers.PHONE)));
            sent.ifPresent(code -> fields.put("triesLeft", code.triesLeft()));
        }
        return fields;
    }

    static Map<String, Object> order(Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("orderNo", order.orderNo());
        fields.put("tradeNo", order.reference());
        if (order.amount() > 0) {
            fields.put("amount", order.amount());
            fields.put("currency", order.currency());
        }
        fields.put("status", status(order));
        if (order.state() == Order.State.SUCCEEDED && order.chargedAt() != null) {
            fields.put("paidAt", order.chargedAt());
        }
        if (order.state() == Order.State.DECLINED) {
            String refused =
                    ("payer_refused".equals(order.code()) ? CarrierCode.PAYER_REFUSED : CarrierCode.NOT_ENOUGH).code();
            fields.put("failCode", order.details().getOrDefault(FAILURE, refused));
        }
        return fields;
    }

    static Map<String, Object> refund(Refund refund) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("refundNo", refund.refundNo());
        fields.put("orderNo", refund.orderNo());
        fields.put("refundTradeNo", refund.reference());
        fields.put("amount", refund.amount());
        fields.put("currency", refund.currency());
        fields.put(
                "status",
                switch (refund.state()) {
                    case PENDING -> "PROCESSING";
                    case REFUNDED -> "DONE";
                    case DECLINED -> "REFUSED";
                });
        if (refund.state() == Refund.State.DECLINED) {
            CarrierCode why =
                    PayerAccount.isGone(refund.code()) ? CarrierCode.NUMBER_GIVEN_UP : CarrierCode.REFUND_REFUSED;
            fields.put("failCode", why.code());
        }
        return fields;
    }

    private static String status(Order order) {
        return switch (order.state()) {
            case PENDING, APPROVED -> "WAIT_CODE";
            case SUCCEEDED -> "PAID";
            case DECLINED -> "FAILED";
            case CLOSED -> "order_expired".equals(order.code()) ? "EXPIRED" : "CLOSED";
        };
    }
}
