package io.liushui.sandbox.wechatpay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.MagicAmount;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.Optional;

/** Orders: submitted, asked for, closed. */
final class OrderApi {
    private static final String ORDERS = "/wechatpay/v3/pay/transactions";

    private final SandboxHost host;

    OrderApi(SandboxHost host) {
        this.host = host;
    }

    /** The body of a close. */
    private record Closing(String mchid) {}

    void addTo(RoutesConfig routes) {
        routes.get(ORDERS + "/id/{id}", this::queryById);
        routes.get(ORDERS + "/out-trade-no/{no}", this::query);
        routes.post(ORDERS + "/out-trade-no/{no}/close", this::close);
        routes.post(ORDERS + "/{type}", this::prepay);
        // In place of WeChat, which alone can do something with it: where a payer of the sandbox decides
        routes.get(
                "/wechatpay/prepaid/{id}",
                context -> context.status(303)
                        .header(
                                "Location",
                                host.payerPage(context.pathParam("id").substring(2))));
    }

    private void prepay(Context context) {
        TradeType type = TradeType.ofPath(context.pathParam("type"));
        Prepay asked = Json.read(context.bodyAsBytes(), Prepay.class).validated(type);
        NewOrder order = asked.toOrder(type, context.header("Wechatpay-Serial"), host.clock());
        Facts facts = host.requests()
                .facts(order.orderNo(), order.method(), order.amount(), order.currency(), order.subject());
        host.requests().answer(context, Operation.PAY, facts, order, intent -> {
            requireOrdinary(order.amount());
            return prepaid(type, host.books().orders().submit(order, intent.announce()));
        });
    }

    private Reply prepaid(TradeType type, Order order) {
        if (order.state() == Order.State.SUCCEEDED) {
            throw new Refusal(400, "ORDERPAID", "该订单已支付");
        }
        if (order.state() != Order.State.PENDING) {
            throw new Refusal(403, "TRADE_ERROR", "交易错误");
        }
        String page = host.payerPage(order.token());
        Map<String, String> answer = switch (type) {
            case NATIVE -> Map.of("code_url", page);
            case H5 -> Map.of("h5_url", page + "?package=1");
            case JSAPI, APP -> Map.of("prepay_id", "wx" + order.token());
        };
        return Reply.json(200, Json.write(answer));
    }

    private void query(Context context) {
        requireMerchant(context.queryParam("mchid"));
        String orderNo = context.pathParam("no");
        host.requests()
                .answer(context, Operation.QUERY, host.requests().factsOf(orderNo), intent -> told(found(orderNo)));
    }

    /** Only a paid order has such a number. */
    private void queryById(Context context) {
        requireMerchant(context.queryParam("mchid"));
        Optional<Order> order =
                host.books().orders().findByReference(context.pathParam("id")).filter(found -> found.charges() > 0);
        Facts facts = host.requests().factsOf(order.map(Order::orderNo).orElse(context.pathParam("id")));
        host.requests().answer(context, Operation.QUERY, facts, intent -> told(order.orElseThrow(OrderApi::unknown)));
    }

    private void close(Context context) {
        requireMerchant(Json.read(context.bodyAsBytes(), Closing.class).mchid());
        String orderNo = context.pathParam("no");
        host.requests().answer(context, Operation.CLOSE, host.requests().factsOf(orderNo), intent -> {
            Order order = found(orderNo);
            boolean closed = order.state() == Order.State.CLOSED;
            if (closed
                    && (!"order_expired".equals(order.code()) || order.details().containsKey(OrderJson.CLOSED))) {
                throw new Refusal(400, "ORDER_CLOSED", "订单已关闭");
            }
            if (host.books().orders().close(orderNo, intent.chargeAfterMillis()).charges() > 0) {
                throw new Refusal(400, "ORDERPAID", "订单已支付");
            }
            host.books().orders().note(orderNo, Map.of(OrderJson.CLOSED, "true"));
            return Reply.json(204, new byte[0]);
        });
    }

    /** What was never submitted, only closed, is as unknown as before. */
    private Order found(String orderNo) {
        return Optional.of(host.books().orders().find(orderNo))
                .filter(order -> order.amount() > 0)
                .orElseThrow(OrderApi::unknown);
    }

    private static Reply told(Order order) {
        return Reply.json(200, Json.write(OrderJson.of(order)));
    }

    private static void requireMerchant(String mchid) {
        if (!Account.MCHID.equals(mchid)) {
            throw Refusals.parameter("mchid");
        }
    }

    /** Magic amounts: here it is WeChat Pay that refuses the order, since no bank decides before the payer. */
    private static void requireOrdinary(long amount) {
        for (MagicAmount magic : MagicAmount.values()) {
            if (magic.amount() == amount) {
                refuse(magic);
            }
        }
    }

    private static void refuse(MagicAmount magic) {
        switch (magic) {
            case CARD_DECLINED -> throw new Refusal(400, "INVALID_REQUEST", "请求不符合业务规则");
            case CARD_EXPIRED -> throw new Refusal(400, "PARAM_ERROR", "参数错误");
            case ISSUER_UNAVAILABLE -> throw new Refusal(403, "TRADE_ERROR", "交易错误");
            case LIMIT_EXCEEDED -> throw new Refusal(403, "RULE_LIMIT", "业务规则限制");
            case SUCCEEDS_LATER, DECLINED_LATER -> {}
        }
    }

    private static Refusal unknown() {
        return new Refusal(404, "ORDER_NOT_EXIST", "订单不存在");
    }
}
