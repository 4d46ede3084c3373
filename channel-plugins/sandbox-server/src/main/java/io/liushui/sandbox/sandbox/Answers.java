package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Payout;
import io.liushui.sandbox.books.Positions;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.books.Release;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import java.util.Map;

/** The house channel's answers: what its {@link Views} show, and where the payer goes. */
final class Answers {

    private Answers() {}

    /** @param code where a code went that is waited for; may be empty */
    static Reply of(Order order, Map<String, Object> code, SandboxHost host) {
        boolean open = order.state() == Order.State.PENDING;
        Map<String, Object> fields = Views.of(order);
        fields.putAll(open ? code : Map.of());
        return withPage(fields, open && order.method().equals(Method.WALLET.wireName()), order.token(), host);
    }

    /** @param code where a code went that is waited for; may be empty */
    static Reply of(Contract contract, Map<String, Object> code, SandboxHost host) {
        boolean open = contract.state() == Contract.State.PENDING;
        Map<String, Object> fields = Views.of(contract);
        fields.putAll(open ? code : Map.of());
        if (open && !ContractRequest.byCard(contract)) {
            fields.put("sign_url", host.payerPage(contract.token()));
        }
        return json(fields);
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

    static Reply of(Payout payout) {
        return json(Views.of(payout));
    }

    static Reply of(Positions.Balance balance) {
        return Reply.json(200, Json.write(balance));
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
