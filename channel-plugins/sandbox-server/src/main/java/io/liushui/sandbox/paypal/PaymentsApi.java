package io.liushui.sandbox.paypal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.NewCapture;
import io.liushui.sandbox.books.NewRelease;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Authorisations: looked at, captured, renewed and voided. */
final class PaymentsApi {

    private static final int LONGEST = 127;

    private final SandboxHost host;
    private final Movements movements;

    PaymentsApi(SandboxHost host, Movements movements) {
        this.host = host;
        this.movements = movements;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/paypal/v2/payments/authorizations/{id}", this::show);
        routes.post("/paypal/v2/payments/authorizations/{id}/capture", this::capture);
        routes.post("/paypal/v2/payments/authorizations/{id}/reauthorize", this::renew);
        routes.post("/paypal/v2/payments/authorizations/{id}/void", this::release);
    }

    private void show(Context context) {
        String id = context.pathParam("id");
        Authorization held = held(id);
        host.requests()
                .answer(
                        context,
                        Operation.QUERY,
                        host.requests().factsOf(held.authorizationNo()),
                        intent -> reply(200, movements.authorization(held(id), PaypalIds.generation(id))));
    }

    private void capture(Context context) {
        Authorization held = held(context.pathParam("id"));
        NewCapture asked = captureOf(held, Body.of(context), Body.number(context));
        var facts = host.requests()
                .facts(held.authorizationNo(), held.method(), asked.amount(), asked.currency(), held.subject());
        host.requests().answer(context, Operation.CAPTURE, facts, asked, intent -> {
            Optional<Order> before = host.books().orders().peek(asked.captureNo());
            if (before.isPresent()) {
                return reply(200, movements.capture(before.get()));
            }
            requireOpen(held);
            Order made = host.books().captures().capture(asked, intent.announce());
            if (made.state() == Order.State.DECLINED && !OrderViews.isTold(made.code())) {
                throw Issues.declined(made.code());
            }
            return reply(201, movements.capture(made));
        });
    }

    private void renew(Context context) {
        String id = context.pathParam("id");
        Authorization held = held(id);
        Body.of(context);
        String requestId = Body.number(context);
        host.requests()
                .answer(context, Operation.AUTHORIZE, host.requests().factsOf(held.authorizationNo()), intent -> {
                    int before = Renewals.madeBy(held, requestId);
                    if (before > 0) {
                        return reply(200, movements.authorization(held, before));
                    }
                    Map<String, String> noted =
                            Renewals.another(held, PaypalIds.generation(id), requestId, host.clock());
                    Authorization renewed = host.books().authorizations().note(held.authorizationNo(), noted);
                    return reply(201, movements.authorization(renewed, Renewals.count(renewed)));
                });
    }

    private void release(Context context) {
        String id = context.pathParam("id");
        Authorization held = held(id);
        NewRelease asked = new NewRelease(Body.number(context), held.authorizationNo(), 0);
        boolean whole = Body.wantsAll(context);
        host.requests()
                .answer(
                        context,
                        Operation.AUTH_VOID,
                        host.requests().factsOf(held.authorizationNo()),
                        asked,
                        intent -> {
                            if (PaypalIds.generation(id) > 0) {
                                throw new Refusal(422, "CANNOT_BE_VOIDED", "A reauthorization cannot be voided.");
                            }
                            boolean repeated = host.books()
                                    .captures()
                                    .findRelease(asked.releaseNo())
                                    .isPresent();
                            if (!repeated && Movements.authorizationStatus(held).equals("VOIDED")) {
                                throw new Refusal(
                                        422, "PREVIOUSLY_VOIDED", "Authorization has been previously voided.");
                            }
                            if (!repeated && held.remaining() == 0) {
                                throw new Refusal(
                                        422, "PREVIOUSLY_CAPTURED", "Authorization has been previously captured.");
                            }
                            Authorization left = host.books().captures().release(asked, intent.announce());
                            return whole ? reply(200, movements.authorization(left, 0)) : Reply.json(204, new byte[0]);
                        });
    }

    private NewCapture captureOf(Authorization held, JsonNode body, String number) {
        Money amount = body.path("amount").isObject()
                ? Money.read(body.path("amount"))
                : new Money(Math.max(1, held.remaining()), held.currency());
        if (!amount.currency().equals(held.currency())) {
            throw new Refusal(422, "AUTH_CAPTURE_CURRENCY_MISMATCH", "Currency must be that of the authorization.");
        }
        boolean last = body.path("final_capture").asBoolean(false);
        Map<String, String> details = new LinkedHashMap<>();
        details.put(Movements.ORDER_ID, held.reference());
        details.put(Movements.FINAL, Boolean.toString(last));
        details.put(Movements.CUSTOM_ID, held.details().getOrDefault(Movements.CUSTOM_ID, ""));
        String invoiceId = Body.text(body, "invoice_id", LONGEST);
        String otherwise = held.details().getOrDefault(Movements.INVOICE_ID, "");
        details.put(Movements.INVOICE_ID, invoiceId.isEmpty() ? otherwise : invoiceId);
        return new NewCapture(number, held.authorizationNo(), amount.minor(), amount.currency(), last, null, details);
    }

    private static void requireOpen(Authorization held) {
        if (held.state() == Authorization.State.EXPIRED) {
            throw new Refusal(422, "AUTHORIZATION_EXPIRED", "An expired authorization cannot be captured.");
        }
        if (Movements.authorizationStatus(held).equals("VOIDED")) {
            throw new Refusal(
                    422, "AUTHORIZATION_VOIDED", "A voided authorization cannot be captured or reauthorized.");
        }
    }

    private Authorization held(String id) {
        int generation = PaypalIds.generation(id);
        return Optional.of(id)
                .filter(given -> generation >= 0)
                .flatMap(given -> host.books().authorizations().findByReference(PaypalIds.orderOfAuthorization(given)))
                .filter(found -> generation <= Renewals.count(found)
                        && OrderViews.status(found).equals("COMPLETED"))
                .orElseThrow(() -> new Refusal(404, "INVALID_RESOURCE_ID", "Specified resource ID does not exist."));
    }

    private static Reply reply(int status, Map<String, Object> body) {
        return Reply.json(status, Json.write(body));
    }
}
