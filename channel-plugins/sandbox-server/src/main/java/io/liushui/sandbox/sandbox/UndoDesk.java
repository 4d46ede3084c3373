package io.liushui.sandbox.sandbox;

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
import java.util.Optional;

/** What gives money back: refunds at any time, voids of payments and captures before the cut-off. */
final class UndoDesk {

    private final SandboxHost host;
    private final Cutoff cutoff;

    UndoDesk(SandboxHost host, Cutoff cutoff) {
        this.host = host;
        this.cutoff = cutoff;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/sandbox/v1/refunds", this::refund);
        routes.get("/sandbox/v1/refunds/{no}", context -> query(context, Refund.Kind.REFUND, Operation.REFUND_QUERY));
        routes.post("/sandbox/v1/voids", context -> undo(context, Operation.VOID));
        routes.get("/sandbox/v1/voids/{no}", context -> query(context, Refund.Kind.VOID, Operation.VOID_QUERY));
        routes.post("/sandbox/v1/capture-voids", context -> undo(context, Operation.CAPTURE_VOID));
        routes.get(
                "/sandbox/v1/capture-voids/{no}",
                context -> query(context, Refund.Kind.VOID, Operation.CAPTURE_VOID_QUERY));
    }

    private void refund(Context context) {
        RefundRequest asked =
                Json.read(context.bodyAsBytes(), RefundRequest.class).validated();
        NewRefund refund = asked.toRefund();
        host.requests()
                .answer(context, Operation.REFUND, facts(refund), refund, intent -> take(refund, intent.announce()));
    }

    private void undo(Context context, Operation operation) {
        VoidRequest asked = Json.read(context.bodyAsBytes(), VoidRequest.class).validated();
        NewRefund whole = asked.toRefund();
        host.requests().answer(context, operation, facts(whole), whole, intent -> {
            if (host.books().refunds().peek(whole.refundNo()).isEmpty()) {
                requireInTime(whole.orderNo(), operation == Operation.CAPTURE_VOID);
            }
            return take(whole, intent.announce());
        });
    }

    private void requireInTime(String orderNo, boolean capture) {
        Order order = host.books().orders().find(orderNo);
        if ((order.authorizationNo() != null) != capture) {
            throw new Refusal(404, "order_not_found", "no such order has this number");
        }
        if (order.chargedAt() != null
                && !cutoff.sameDay(order.chargedAt(), host.clock().millis())) {
            throw new Refusal(409, "void_too_late", "the bank's day is over");
        }
    }

    private Reply take(NewRefund refund, boolean announce) {
        Refund made = host.books().refunds().refund(refund, announce);
        return Answers.of(made, host.books().orders().find(made.orderNo()));
    }

    private void query(Context context, Refund.Kind kind, Operation operation) {
        String number = context.pathParam("no");
        Optional<Refund> known = host.books().refunds().peek(number).filter(refund -> refund.kind() == kind);
        Facts facts = host.requests().factsOf(known.map(Refund::orderNo).orElse(number));
        host.requests().answer(context, operation, facts, intent -> {
            Refund refund = host.books().refunds().find(number);
            return Answers.of(refund, host.books().orders().find(refund.orderNo()));
        });
    }

    private Facts facts(NewRefund refund) {
        Facts order = host.requests().factsOf(refund.orderNo());
        return host.requests()
                .facts(refund.orderNo(), order.method(), refund.amount(), refund.currency(), order.subject());
    }
}
