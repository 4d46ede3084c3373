package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** An order as queries and notifications tell it. */
final class OrderJson {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Detail that an order has once it was closed by request. */
    static final String CLOSED = "closed";

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private OrderJson() {}

    /** A state with its words. */
    private enum State {
        SUCCESS("支付成功"),
        REFUND("转入退款"),
        NOTPAY("订单未支付"),
        CLOSED("已关闭"),
        PAYERROR("支付失败");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    static Map<String, Object> of(Order order) {
        State state = state(order);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mchid", Account.MCHID);
        fields.put("appid", order.details().getOrDefault("appid", Account.APPID));
        fields.put("out_trade_no", order.orderNo());
        if (order.charges() > 0) {
            fields.put("transaction_id", order.reference());
            fields.put("bank_type", "OTHERS");
            fields.put("success_time", time(order.chargedAt()));
        }
        fields.put("trade_type", TradeType.ofMethod(order.method()).told());
        fields.put("trade_state", state.name());
        fields.put("trade_state_desc", state.words);
        fields.put("attach", order.details().getOrDefault("attach", ""));
        fields.put("payer", Map.of("openid", order.details().getOrDefault("openid", "")));
        fields.put("amount", amount(order));
        return fields;
    }

    /** @param millis since 1970 */
    static String time(long millis) {
        return RFC_3339.format(Instant.ofEpochMilli(millis).atZone(ZONE));
    }

    private static Map<String, Object> amount(Order order) {
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("total", order.amount());
        amount.put("payer_total", order.amount());
        amount.put("currency", order.currency());
        amount.put("payer_currency", order.currency());
        return amount;
    }

    /** An order whose time is over can no longer be paid, but is not closed until somebody closes it. */
    private static State state(Order order) {
        boolean expired =
                "order_expired".equals(order.code()) && !order.details().containsKey(CLOSED);
        return switch (order.state()) {
            case SUCCEEDED -> order.refunded() > 0 ? State.REFUND : State.SUCCESS;
            case PENDING, APPROVED -> State.NOTPAY;
            case DECLINED -> State.PAYERROR;
            case CLOSED -> expired ? State.NOTPAY : State.CLOSED;
        };
    }
}
