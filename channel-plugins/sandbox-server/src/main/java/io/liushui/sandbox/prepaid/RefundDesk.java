package io.liushui.sandbox.prepaid;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import java.util.Optional;

/** Refunds: asked for, asked about. */
final class RefundDesk {

    private final SandboxHost host;

    RefundDesk(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/prepaid/v1/refunds", this::refund);
        routes.get("/prepaid/v1/refunds/{no}", this::query);
    }

    private void refund(Context context) {
        NewRefund refund = Json.read(context.bodyAsBytes(), RefundRequest.class).toRefund();
        Facts paid = host.requests().factsOf(refund.orderNo());
        Facts facts = host.requests()
                .facts(refund.orderNo(), paid.method(), refund.amount(), refund.currency(), paid.subject());
        host.requests()
                .answer(
                        context,
                        Operation.REFUND,
                        facts,
                        refund,
                        intent -> reply(host.books().refunds().refund(refund, intent.announce())));
    }

    /** Rules are about payments: a refund's is looked up. */
    private void query(Context context) {
        String refundNo = context.pathParam("no");
        Optional<Refund> known = host.books().refunds().peek(refundNo);
        Facts facts = host.requests().factsOf(known.map(Refund::orderNo).orElse(refundNo));
        host.requests()
                .answer(
                        context,
                        Operation.REFUND_QUERY,
                        facts,
                        _ -> reply(host.books().refunds().find(refundNo)));
    }

    private static Reply reply(Refund refund) {
        return Reply.json(200, Json.write(Views.of(refund)));
    }
}
