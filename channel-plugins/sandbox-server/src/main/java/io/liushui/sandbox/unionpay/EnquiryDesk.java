package io.liushui.sandbox.unionpay;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Books;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.books.Release;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code queryTrans.do}: what became of a transaction, by its own number and time. */
final class EnquiryDesk {

    private final SandboxHost host;

    EnquiryDesk(SandboxHost host) {
        this.host = host;
    }

    void ask(Context context) {
        Asked asked = Asked.of(context).validated();
        if (!asked.kind().equals("00/00")) {
            throw new Refusal(200, "32", asked.kind());
        }
        Optional<Refund> refund = host.books().refunds().peek(asked.orderId());
        Operation operation = refund.isPresent() ? Operation.REFUND_QUERY : Operation.QUERY;
        Facts facts = host.requests().factsOf(refund.map(Refund::orderNo).orElse(asked.orderId()));
        host.requests().answer(context, operation, facts, intent -> {
            Told told = find(asked.orderId())
                    .filter(found -> asked.text("txnTime").equals(found.fields().get(Told.TIME)))
                    .orElseThrow(() -> new Refusal(200, "34", "2600000"));
            Map<String, String> fields = new TreeMap<>(told.fields());
            fields.put("origRespCode", told.code().code());
            fields.put("origRespMsg", told.code().message());
            return Replies.of(asked, ResponseCode.SUCCESS, fields);
        });
    }

    private Optional<Told> find(String number) {
        Books books = host.books();
        if (books.orders().peek(number).isPresent()) {
            Order order = books.orders().find(number);
            return Optional.of(Told.of(order));
        }
        if (books.authorizations().peek(number).isPresent()) {
            return Optional.of(Told.of(books.authorizations().find(number)));
        }
        Optional<Told> refund = books.refunds().peek(number).map(Told::of);
        return refund.isPresent()
                ? refund
                : books.captures().findRelease(number).map(this::told);
    }

    private Told told(Release release) {
        Authorization held = host.books().authorizations().find(release.authorizationNo());
        return Told.of(Releasing.of(held), held);
    }
}
