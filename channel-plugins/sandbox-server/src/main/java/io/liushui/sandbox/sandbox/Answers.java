package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.books.Release;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import java.util.Map;

/** The house channel's answers: what its {@link Views} show, and where the payer goes. */
final class Answers {

    private Answers() {}

    static Reply of(Order order, SandboxHost host) {
        boolean payerActs =
                order.state() == Order.State.PENDING && order.method().equals(Method.WALLET.wireName());
        return withPage(Views.of(order), payerActs, order.token(), host);
    }

    static Reply of(Authorization held, SandboxHost host) {
        boolean payerActs =
                held.state() == Authorization.State.PENDING && held.method().equals(Method.WALLET.wireName());
        return withPage(Views.of(held), payerActs, held.token(), host);
    }

    static Reply ofCapture(Order capture) {
        return json(Views.ofCapture(capture));
    }

    static Reply of(Release release, Authorization held) {
        return json(Views.of(release, held));
    }

    static Reply of(Refund refund, Order order) {
        return json(Views.of(refund, order));
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(status, Json.write(Map.of("code", code, "message", message)));
    }

    private static Reply withPage(Map<String, Object> fields, boolean payerActs, String token, SandboxHost host) {
        if (payerActs) {
            fields.put("pay_url", host.payerPage(token));
            fields.put("qr_content", host.payerPage(token));
        }
        return json(fields);
    }

    private static Reply json(Map<String, Object> fields) {
        return Reply.json(200, Json.write(fields));
    }
}
