package io.liushui.sandbox.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Deed;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;

/** Orders: submitted, confirmed with a code where they need one, asked for, closed. */
final class OrderDesk {

    private final SandboxHost host;
    private final PayerCodes codes;

    OrderDesk(SandboxHost host, PayerCodes codes) {
        this.host = host;
        this.codes = codes;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/sandbox/v1/orders", this::pay);
        routes.get("/sandbox/v1/orders/{no}", this::query);
        routes.post("/sandbox/v1/orders/{no}/close", this::close);
        routes.post("/sandbox/v1/orders/{no}/confirm", this::confirm);
        routes.post("/sandbox/v1/orders/{no}/code", this::sendCode);
    }

    private void pay(Context context) {
        OrderRequest asked =
                Json.read(context.bodyAsBytes(), OrderRequest.class).validated();
        Facts facts = host.requests()
                .facts(asked.orderNo(), asked.method(), asked.amount(), asked.currency(), asked.subject());
        host.requests()
                .answer(context, Operation.PAY, facts, asked.toOrder(), intent -> take(asked, intent.announce()));
    }

    private Reply take(OrderRequest asked, boolean announce) {
        boolean first = host.books().orders().peek(asked.orderNo()).isEmpty();
        if (first && asked.contractToken() != null) {
            requireContract(asked);
        }
        Order kept = host.books().orders().submit(asked.toOrder(), announce);
        if (waitsForCode(kept) && codes.none(kept.orderNo())) {
            codes.send(kept);
        }
        return reply(kept);
    }

    private void requireContract(OrderRequest asked) {
        Contract contract = host.books().contracts().requireSigned(asked.contractToken());
        Checks.require(contract.method().equals(asked.method()), "contract_not_signed", "contract_token");
    }

    private void confirm(Context context) {
        String orderNo = context.pathParam("no");
        String code =
                Json.read(context.bodyAsBytes(), CodeRequest.class).validated().smsCode();
        host.requests()
                .answer(context, Operation.CONFIRM, host.requests().factsOf(orderNo), intent -> confirm(orderNo, code));
    }

    private Reply confirm(String orderNo, String code) {
        Order order = host.books().orders().find(orderNo);
        if (!waitsForCode(order)) {
            return reply(order);
        }
        return switch (codes.verify(orderNo, code, () -> codes.send(order))) {
            case RIGHT -> reply(host.books().orders().confirm(orderNo));
            case WRONG, RENEWED -> reply(order);
            case EXHAUSTED -> reply(host.books().orders().refuse(orderNo));
        };
    }

    private void sendCode(Context context) {
        String orderNo = context.pathParam("no");
        host.requests().answer(context, Operation.SEND_CODE, host.requests().factsOf(orderNo), intent -> {
            Order order = host.books().orders().find(orderNo);
            if (waitsForCode(order)) {
                codes.send(order);
            }
            return reply(order);
        });
    }

    private static boolean waitsForCode(Order order) {
        return order.state() == Order.State.PENDING && order.details().containsKey(PayerCodes.CONTRACT);
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
        return Answers.of(order, codes.sent(order.orderNo()), host);
    }
}
