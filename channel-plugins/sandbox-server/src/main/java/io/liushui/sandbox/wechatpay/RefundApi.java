package io.liushui.sandbox.wechatpay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.PayerAccount;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.Optional;

/** Refunds: submitted, asked for. */
final class RefundApi {
    private static final String REFUNDS = "/wechatpay/v3/refund/domestic/refunds";

    private final SandboxHost host;

    RefundApi(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post(REFUNDS, this::refund);
        routes.get(REFUNDS + "/{no}", this::query);
    }

    private void refund(Context context) {
        RefundAsked asked = Json.read(context.bodyAsBytes(), RefundAsked.class).validated();
        Optional<Order> order = order(asked);
        if (order.isEmpty()) {
            Facts unknown = host.requests().factsOf(String.valueOf(asked.outTradeNo()));
            host.requests().answer(context, Operation.REFUND, unknown, intent -> {
                throw new Refusal(404, "RESOURCE_NOT_EXISTS", "订单不存在");
            });
            return;
        }
        NewRefund refund = asked.toRefund(order.get());
        Facts facts = host.requests()
                .facts(
                        refund.orderNo(),
                        order.get().method(),
                        refund.amount(),
                        refund.currency(),
                        order.get().subject());
        host.requests()
                .answer(
                        context,
                        Operation.REFUND,
                        facts,
                        refund,
                        intent -> told(host.books().refunds().refund(refund, intent.announce())));
    }

    private void query(Context context) {
        String refundNo = context.pathParam("no");
        Optional<Refund> refund = host.books().refunds().peek(refundNo);
        Facts facts = host.requests().factsOf(refund.map(Refund::orderNo).orElse(refundNo));
        host.requests()
                .answer(
                        context,
                        Operation.REFUND_QUERY,
                        facts,
                        intent -> told(host.books().refunds().find(refundNo)));
    }

    private Optional<Order> order(RefundAsked asked) {
        Optional<Order> order = asked.transactionId() == null
                ? host.books().orders().peek(asked.outTradeNo())
                : host.books().orders().findByReference(asked.transactionId());
        return order.filter(found -> found.amount() > 0);
    }

    private Reply told(Refund refund) {
        Order order = host.books().orders().find(refund.orderNo());
        if (PayerAccount.isGone(refund.code())) {
            throw new Refusal(403, "USER_ACCOUNT_ABNORMAL", "用户账户异常");
        }
        return Reply.json(200, Json.write(RefundJson.answer(refund, order)));
    }
}
