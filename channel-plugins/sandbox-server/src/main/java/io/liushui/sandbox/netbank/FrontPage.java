package io.liushui.sandbox.netbank;

import io.javalin.http.Context;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where the merchant's form leads the payer: takes the order and shows it. */
final class FrontPage {

    static final String PATH = "/b2c/pay";
    private static final String HTML = "text/html; charset=utf-8";

    private final SandboxHost host;
    private final BankSignatures signatures;

    FrontPage(SandboxHost host, BankSignatures signatures) {
        this.host = host;
        this.signatures = signatures;
    }

    void open(Context context) {
        NewOrder asked = FrontForm.read(context.bodyAsBytes(), signatures).toOrder();
        Facts facts = host.requests()
                .facts(asked.orderNo(), asked.method(), asked.amount(), asked.currency(), asked.subject());
        host.requests().answer(context, Operation.PAY, facts, asked, intent -> {
            Order order = host.books().orders().submit(asked, intent.announce());
            return new Reply(303, HTML, new byte[0], Map.of("Location", host.payerPage(order.token())));
        });
    }

    /** A page that tells the payer why the bank does not take the order. */
    static Reply refusal(Refusal refusal) {
        String page = "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>网上银行</title><p>"
                + BankCodes.of(refusal).text() + "（" + refusal.code() + "）</p></html>";
        return Reply.of(refusal.status(), HTML, page.getBytes(StandardCharsets.UTF_8));
    }
}
