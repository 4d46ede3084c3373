package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /v3/alipay/trade}: codes, queries, closing and cancelling. */
final class TradeApi {
    static final String INVALID = "ACQ.INVALID_PARAMETER";
    private static final String TRADE = "/alipay/v3/alipay/trade/";

    private final SandboxHost host;

    TradeApi(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post(TRADE + "precreate", this::precreate);
        routes.post(TRADE + "query", this::query);
        routes.post(TRADE + "close", this::close);
        routes.post(TRADE + "cancel", this::cancel);
    }

    static Fields body(Context context) {
        return Fields.of(new String(context.bodyAsBytes(), StandardCharsets.UTF_8), INVALID);
    }

    /** An order in either protocol. */
    static NewOrder order(
            Fields fields, String method, boolean certified, String returnUrl, String notifyUrl, long now) {
        fields.require(
                fields.optional("seller_id") == null || AlipayApp.SELLER_ID.equals(fields.text("seller_id")),
                "seller_id");
        Map<String, String> details = new HashMap<>();
        if (certified) {
            details.put(TradeView.CERTIFIED, "1");
        }
        if (fields.optional("passback_params") != null) {
            details.put(TradeView.PASSBACK, fields.text("passback_params"));
        }
        return new NewOrder(
                fields.number("out_trade_no"),
                method,
                Decision.BY_PAYER,
                fields.amount("total_amount"),
                "CNY",
                fields.title("subject", 256),
                fields.end("time_expire", "timeout_express", now),
                returnUrl,
                notifyUrl,
                details);
    }

    private void precreate(Context context) {
        Fields fields = body(context);
        NewOrder order = order(
                fields,
                "alipay_qr",
                V3Gate.isCertified(context),
                null,
                fields.optional("notify_url"),
                host.clock().millis());
        host.requests()
                .answer(
                        context,
                        Operation.PAY,
                        host.requests().facts(order.orderNo(), order.method(), order.amount(), "CNY", order.subject()),
                        order,
                        intent -> code(host.books().orders().submit(order, intent.announce())));
    }

    private Reply code(Order order) {
        requirePayable(order);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("out_trade_no", order.orderNo());
        fields.put("qr_code", QrLinks.link(host, order.orderNo(), order.token()));
        return Reply.json(200, Json.write(fields));
    }

    /** @throws Refusal for an order that cannot be paid any more */
    static void requirePayable(Order order) {
        switch (order.state()) {
            case PENDING, APPROVED -> {}
            case SUCCEEDED -> throw new Refusal(400, "ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
            case DECLINED -> throw new Refusal(400, "ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
            case CLOSED -> throw new Refusal(400, order.code(), "交易已经关闭");
        }
    }

    private void query(Context context) {
        Fields fields = body(context);
        String number = number(fields);
        host.requests().answer(context, Operation.QUERY, host.requests().factsOf(number), intent -> {
            Order order = TradeView.require(host.books().orders().find(number));
            return Reply.json(200, Json.write(TradeView.fields(order)));
        });
    }

    private void close(Context context) {
        String number = number(body(context));
        host.requests().answer(context, Operation.CLOSE, host.requests().factsOf(number), intent -> {
            Order order = host.books().orders().find(number);
            // Money that comes late comes from a payer who opens the order in this moment
            if (intent.chargeAfterMillis() < 0) {
                TradeView.require(order);
            }
            if (order.state() != Order.State.PENDING) {
                throw new Refusal(400, "ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
            }
            Order closed = host.books().orders().close(number, intent.chargeAfterMillis());
            return Reply.json(200, Json.write(TradeView.named(closed)));
        });
    }

    private void cancel(Context context) {
        Fields fields = body(context);
        String number = fields.number("out_trade_no");
        host.requests().answer(context, Operation.CLOSE, host.requests().factsOf(number), intent -> {
            Optional<Order> known = host.books().orders().peek(number);
            boolean opened = known.filter(TradeView::exists).isPresent();
            Order order = host.books().orders().close(number, intent.chargeAfterMillis());
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("out_trade_no", number);
            answer.put("retry_flag", "N");
            if (opened) {
                answer.put("trade_no", order.reference());
                answer.put("action", action(order, intent.announce()));
            }
            return Reply.json(200, Json.write(answer));
        });
    }

    private String action(Order order, boolean announce) {
        if (order.state() != Order.State.SUCCEEDED) {
            return "close";
        }
        long left = order.amount() - order.refunded();
        if (left > 0) {
            String number = "cancel_" + order.orderNo();
            host.books()
                    .refunds()
                    .refund(
                            new NewRefund(
                                    number, order.orderNo(), Refund.Kind.REFUND, left, "CNY", null, null, Map.of()),
                            announce);
        }
        return "refund";
    }

    private String number(Fields fields) {
        String reference = fields.optional("trade_no");
        return reference == null
                ? fields.number("out_trade_no")
                : host.books()
                        .orders()
                        .findByReference(reference)
                        .map(Order::orderNo)
                        .orElseThrow(TradeView::notThere);
    }
}
