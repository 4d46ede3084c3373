package io.liushui.sandbox.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.keys.KeyFiles;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.wire.Json;
import java.util.Optional;

/** The signed interface of the house channel: orders and refunds. */
final class HouseSandbox implements ChannelSandbox {

    private final SandboxHost host;
    private final Gate gate;
    private final NoticeFormat notices;

    HouseSandbox(SandboxHost host, KeyFiles keys) {
        this.host = host;
        this.gate = new Gate(keys, host.clock());
        this.notices = new HouseNotices(host.clock(), keys.ownKey(), host.schedule());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/sandbox/*", gate::check);
        routes.post("/sandbox/v1/orders", this::pay);
        routes.get("/sandbox/v1/orders/{no}", this::query);
        routes.post("/sandbox/v1/orders/{no}/close", this::close);
        routes.post("/sandbox/v1/refunds", this::refund);
        routes.get("/sandbox/v1/refunds/{no}", this::queryRefund);
    }

    @Override
    public ReplyFormat replies() {
        return gate;
    }

    @Override
    public NoticeFormat notices() {
        return notices;
    }

    @Override
    public References references() {
        return kind -> Numbers.next(kind == References.Kind.REFUND ? "sbr" : "sbx");
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("Sandbox Wallet", "沙盒钱包", "#0b6b47");
    }

    @Override
    public void warmUp() {
        gate.warmUp();
    }

    private void pay(Context context) {
        OrderRequest asked =
                Json.read(context.bodyAsBytes(), OrderRequest.class).validated();
        Facts facts = host.requests()
                .facts(asked.orderNo(), asked.method(), asked.amount(), asked.currency(), asked.subject());
        host.requests()
                .answer(
                        context,
                        Operation.PAY,
                        facts,
                        asked.toOrder(),
                        intent -> reply(host.books().orders().submit(asked.toOrder(), intent.announce())));
    }

    private void query(Context context) {
        String orderNo = context.pathParam("no");
        host.requests()
                .answer(
                        context,
                        Operation.QUERY,
                        host.requests().factsOf(orderNo),
                        intent -> reply(host.books().orders().find(orderNo)));
    }

    private void close(Context context) {
        String orderNo = context.pathParam("no");
        host.requests().answer(context, Operation.CLOSE, host.requests().factsOf(orderNo), intent -> {
            OrderRequest.requireNumber(orderNo, "order_no");
            return reply(host.books().orders().close(orderNo, intent.chargeAfterMillis()));
        });
    }

    private void refund(Context context) {
        RefundRequest asked =
                Json.read(context.bodyAsBytes(), RefundRequest.class).validated();
        Facts order = host.requests().factsOf(asked.orderNo());
        Facts facts = host.requests()
                .facts(asked.orderNo(), order.method(), asked.amount(), asked.currency(), order.subject());
        host.requests()
                .answer(
                        context,
                        Operation.REFUND,
                        facts,
                        asked.toRefund(),
                        intent -> Answers.of(host.books().refunds().refund(asked.toRefund(), intent.announce())));
    }

    private void queryRefund(Context context) {
        String refundNo = context.pathParam("no");
        Optional<Refund> refund = host.books().refunds().peek(refundNo);
        Facts facts = host.requests().factsOf(refund.map(Refund::orderNo).orElse(refundNo));
        host.requests()
                .answer(
                        context,
                        Operation.REFUND_QUERY,
                        facts,
                        intent -> Answers.of(host.books().refunds().find(refundNo)));
    }

    private Reply reply(Order order) {
        return Answers.of(order, host);
    }
}
