package io.liushui.sandbox.paypal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.PayerAccount;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Captures and their refunds. */
final class CapturesApi {

    private static final int LONGEST_ID = 127;
    private static final int LONGEST_NOTE = 255;

    private final SandboxHost host;
    private final Movements movements;

    CapturesApi(SandboxHost host, Movements movements) {
        this.host = host;
        this.movements = movements;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/paypal/v2/payments/captures/{id}", this::show);
        routes.post("/paypal/v2/payments/captures/{id}/refund", this::refund);
        routes.get("/paypal/v2/payments/refunds/{id}", this::showRefund);
    }

    private void show(Context context) {
        Order captured = captured(context.pathParam("id"));
        host.requests()
                .answer(
                        context,
                        Operation.QUERY,
                        host.requests().factsOf(captured.orderNo()),
                        intent -> reply(200, movements.capture(captured(context.pathParam("id")))));
    }

    private void refund(Context context) {
        Order captured = captured(context.pathParam("id"));
        NewRefund asked = refundOf(captured, Body.of(context), Body.number(context));
        var facts = host.requests()
                .facts(captured.orderNo(), captured.method(), asked.amount(), asked.currency(), captured.subject());
        host.requests().answer(context, Operation.REFUND, facts, asked, intent -> {
            Optional<Refund> before = host.books().refunds().peek(asked.refundNo());
            if (before.isPresent()) {
                return reply(200, movements.refund(before.get(), captured));
            }
            requireRefundable(captured, asked);
            Refund made = host.books().refunds().refund(asked, intent.announce());
            if (PayerAccount.isGone(made.code())) {
                throw new Refusal(422, "PAYER_ACCOUNT_LOCKED_OR_CLOSED", "The payer account cannot be used.");
            }
            if (made.state() == Refund.State.DECLINED) {
                throw new Refusal(422, "REFUND_FAILED_INSUFFICIENT_FUNDS", "Capture could not be refunded.");
            }
            return reply(201, movements.refund(made, host.books().orders().find(captured.orderNo())));
        });
    }

    private void showRefund(Context context) {
        Refund found =
                host.books().refunds().findByReference(context.pathParam("id")).orElseThrow(CapturesApi::unknown);
        host.requests()
                .answer(
                        context,
                        Operation.REFUND_QUERY,
                        host.requests().factsOf(found.orderNo()),
                        intent -> reply(
                                200,
                                movements.refund(
                                        host.books().refunds().find(found.refundNo()),
                                        host.books().orders().find(found.orderNo()))));
    }

    private static NewRefund refundOf(Order captured, JsonNode body, String number) {
        Money amount = body.path("amount").isObject()
                ? Money.read(body.path("amount"))
                : new Money(Math.max(1, captured.amount() - captured.refunded()), captured.currency());
        Map<String, String> details = new LinkedHashMap<>();
        details.put(Movements.INVOICE_ID, Body.text(body, "invoice_id", LONGEST_ID));
        details.put(Movements.CUSTOM_ID, Body.text(body, "custom_id", LONGEST_ID));
        details.put(Movements.NOTE, Body.text(body, "note_to_payer", LONGEST_NOTE));
        return new NewRefund(
                number,
                captured.orderNo(),
                Refund.Kind.REFUND,
                amount.minor(),
                amount.currency(),
                details.get(Movements.NOTE),
                null,
                details);
    }

    private static void requireRefundable(Order captured, NewRefund asked) {
        if (!captured.currency().equals(asked.currency())) {
            throw new Refusal(422, "REFUND_CAPTURE_CURRENCY_MISMATCH", "Refund must be in the capture's currency.");
        }
        if (captured.charges() > 0 && captured.refunded() == captured.amount()) {
            throw new Refusal(422, "CAPTURE_FULLY_REFUNDED", "The capture has already been fully refunded");
        }
        if (captured.charges() > 0 && asked.amount() > captured.amount() - captured.refunded()) {
            throw new Refusal(422, "REFUND_AMOUNT_EXCEEDED", "The refund amount must not exceed what is left.");
        }
    }

    private Order captured(String id) {
        Optional<Order> order = Optional.empty();
        if (PaypalIds.isCaptureOfOrder(id)) {
            order = host.books()
                    .orders()
                    .findByReference(PaypalIds.orderOfCapture(id))
                    .filter(OrderViews::isCaptured);
        } else if (PaypalIds.isCaptureOfAuthorization(id)) {
            order = host.books().orders().findByReference(id);
        }
        return order.orElseThrow(CapturesApi::unknown);
    }

    private static Refusal unknown() {
        return new Refusal(404, "INVALID_RESOURCE_ID", "Specified resource ID does not exist.");
    }

    private static Reply reply(int status, Map<String, Object> body) {
        return Reply.json(status, Json.write(body));
    }
}
