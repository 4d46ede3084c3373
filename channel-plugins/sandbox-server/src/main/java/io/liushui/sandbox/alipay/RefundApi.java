package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.Optional;

/** Refunds, once per {@code out_request_no} of a trade. */
final class RefundApi {
    private static final String TRADE = "/alipay/v3/alipay/trade/";

    private final SandboxHost host;

    RefundApi(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post(TRADE + "refund", this::refund);
        routes.post(TRADE + "fastpay/refund/query", this::query);
    }

    private void refund(Context context) {
        Fields fields = TradeApi.body(context);
        NewRefund asked = new NewRefund(
                fields.number("out_request_no"),
                fields.number("out_trade_no"),
                Refund.Kind.REFUND,
                fields.amount("refund_amount"),
                "CNY",
                fields.optional("refund_reason"),
                null,
                Map.of());
        Facts order = host.requests().factsOf(asked.orderNo());
        Facts facts = host.requests().facts(asked.orderNo(), order.method(), asked.amount(), "CNY", order.subject());
        host.requests().answer(context, Operation.REFUND, facts, asked, intent -> answer(asked, intent.announce()));
    }

    private Reply answer(NewRefund asked, boolean announce) {
        Order order = TradeView.require(host.books().orders().find(asked.orderNo()));
        boolean repeated = host.books().refunds().peek(asked.refundNo()).isPresent();
        if (!repeated && order.state() == Order.State.SUCCEEDED && order.refunded() >= order.amount()) {
            throw new Refusal(400, "ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
        }
        Refund refund = host.books().refunds().refund(asked, announce);
        if (refund.state() == Refund.State.DECLINED) {
            throw new Refusal(400, refund.code(), "退款失败");
        }
        Map<String, Object> fields = TradeView.named(order);
        boolean moved = !repeated && refund.state() == Refund.State.REFUNDED;
        fields.put("fund_change", moved ? "Y" : "N");
        fields.put(
                "refund_fee",
                Fields.yuan(host.books().orders().find(order.orderNo()).refunded()));
        fields.put("buyer_user_id", AlipayApp.BUYER_ID);
        fields.put("buyer_logon_id", AlipayApp.BUYER_LOGON_ID);
        return Reply.json(200, Json.write(fields));
    }

    /** A refund that is unknown, or not carried out, is shown without its status. */
    private void query(Context context) {
        Fields fields = TradeApi.body(context);
        String orderNo = fields.number("out_trade_no");
        String refundNo = fields.number("out_request_no");
        host.requests().answer(context, Operation.REFUND_QUERY, host.requests().factsOf(orderNo), intent -> {
            Order order = TradeView.require(host.books().orders().find(orderNo));
            Optional<Refund> refund = host.books()
                    .refunds()
                    .peek(refundNo)
                    .filter(found -> found.orderNo().equals(orderNo) && found.state() == Refund.State.REFUNDED);
            Map<String, Object> answer = TradeView.named(order);
            refund.ifPresent(found -> {
                answer.put("out_request_no", refundNo);
                answer.put("refund_status", "REFUND_SUCCESS");
                answer.put("refund_amount", Fields.yuan(found.amount()));
                answer.put("total_amount", Fields.yuan(order.amount()));
            });
            return Reply.json(200, Json.write(answer));
        });
    }
}
