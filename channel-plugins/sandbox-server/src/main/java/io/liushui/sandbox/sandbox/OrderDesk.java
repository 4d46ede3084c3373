package io.liushui.sandbox.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Deed;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;

/** Orders: submitted, asked for, closed. */
final class OrderDesk {

    private final SandboxHost host;

    OrderDesk(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/sandbox/v1/orders", this::pay);
        routes.get("/sandbox/v1/orders/{no}", this::query);
        routes.post("/sandbox/v1/orders/{no}/close", this::close);
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
        String number = context.pathParam("no");
        host.requests()
                .answer(context, Operation.CLOSE, host.requests().factsOf(number), intent -> close(number, intent));
    }

    /** An order, known or not, or an authorisation that was not agreed to. */
    private Reply close(String number, Deed.Intent intent) {
        Checks.number(number, "order_no");
        return host.books().authorizations().peek(number).isPresent()
                ? Answers.of(host.books().authorizations().close(number), host)
                : reply(host.books().orders().close(number, intent.chargeAfterMillis()));
    }

    private Reply reply(Order order) {
        return Answers.of(order, host);
    }
}
