package io.liushui.sandbox.prepaid;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;

/** Payments: asked for, asked about, closed. */
final class PaymentDesk {

    private final SandboxHost host;

    PaymentDesk(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/prepaid/v1/payments", this::pay);
        routes.get("/prepaid/v1/payments/{no}", this::query);
        routes.post("/prepaid/v1/payments/{no}/close", this::close);
    }

    private void pay(Context context) {
        NewOrder order = Json.read(context.bodyAsBytes(), PaymentRequest.class).toOrder();
        Facts facts = host.requests()
                .facts(order.orderNo(), order.method(), order.amount(), order.currency(), order.subject());
        host.requests()
                .answer(
                        context,
                        Operation.PAY,
                        facts,
                        order,
                        intent -> reply(host.books().orders().submit(order, intent.announce())));
    }

    private void query(Context context) {
        String paymentNo = context.pathParam("no");
        host.requests()
                .answer(
                        context,
                        Operation.QUERY,
                        host.requests().factsOf(paymentNo),
                        _ -> reply(host.books().orders().find(paymentNo)));
    }

    private void close(Context context) {
        String paymentNo = context.pathParam("no");
        PaymentRequest.requireNumber(paymentNo, "payment_no");
        host.requests()
                .answer(
                        context,
                        Operation.CLOSE,
                        host.requests().factsOf(paymentNo),
                        intent -> reply(host.books().orders().close(paymentNo, intent.chargeAfterMillis())));
    }

    private Reply reply(Order order) {
        return Reply.json(200, Json.write(Views.of(order, host.payerPage(order.token()))));
    }
}
