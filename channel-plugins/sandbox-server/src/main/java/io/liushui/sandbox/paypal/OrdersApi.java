package io.liushui.sandbox.paypal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.Optional;

/** Orders: created, looked at, captured and authorised. */
final class OrdersApi {

    private final SandboxHost host;
    private final OrderViews views;

    OrdersApi(SandboxHost host, OrderViews views) {
        this.host = host;
        this.views = views;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/paypal/v2/checkout/orders", this::create);
        routes.get("/paypal/v2/checkout/orders/{id}", this::show);
        routes.post("/paypal/v2/checkout/orders/{id}/capture", this::capture);
        routes.post("/paypal/v2/checkout/orders/{id}/authorize", this::authorize);
    }

    /** A repeated request id gets the first order as it stands, whatever the body says: a question, as far as the log is concerned. */
    private void create(Context context) {
        String number = Body.number(context);
        boolean whole = Body.wantsAll(context);
        if (known(number).isPresent()) {
            Facts facts = host.requests().factsOf(number);
            host.requests()
                    .answer(
                            context,
                            Operation.QUERY,
                            facts,
                            intent -> Reply.json(
                                    200,
                                    Json.write(known(number)
                                            .map(found -> view(found, whole))
                                            .orElseThrow())));
            return;
        }
        OrderRequest asked = OrderRequest.read(context);
        long now = host.clock().millis();
        Facts facts = host.requests()
                .facts(
                        asked.number(),
                        "paypal",
                        asked.amount().minor(),
                        asked.amount().currency(),
                        asked.subject());
        if (asked.isToAuthorize()) {
            host.requests().answer(context, Operation.AUTHORIZE, facts, asked.authorization(now), intent -> {
                Authorization made = host.books().authorizations().submit(asked.authorization(now), intent.announce());
                return Reply.json(201, Json.write(views.of(made, whole)));
            });
        } else {
            host.requests().answer(context, Operation.PAY, facts, asked.order(now), intent -> {
                Order made = host.books().orders().submit(asked.order(now), intent.announce());
                return Reply.json(201, Json.write(views.of(made, whole)));
            });
        }
    }

    private void show(Context context) {
        String id = context.pathParam("id");
        String number = numberOf(id);
        host.requests()
                .answer(
                        context,
                        Operation.QUERY,
                        host.requests().factsOf(number),
                        intent -> Reply.json(
                                200,
                                Json.write(known(number)
                                        .map(found -> view(found, true))
                                        .orElseThrow(OrdersApi::unknown))));
    }

    private void capture(Context context) {
        Body.of(context);
        String number = numberOf(context.pathParam("id"));
        String requestId = Body.number(context);
        boolean whole = Body.wantsAll(context);
        host.requests().answer(context, Operation.CAPTURE, host.requests().factsOf(number), intent -> {
            Order order = host.books().orders().peek(number).orElseThrow(OrdersApi::unknown);
            require(!expired(order), 404, "INVALID_RESOURCE_ID", "Specified resource ID does not exist.");
            String asked = order.details().get(OrderViews.ASKED);
            boolean repeated = requestId.equals(asked);
            require(asked == null || repeated, 422, "ORDER_ALREADY_CAPTURED", "Order already captured.");
            boolean agreed = order.state() == Order.State.APPROVED || repeated || order.charges() > 0;
            require(agreed, 422, "ORDER_NOT_APPROVED", "Payer has not yet approved the Order for payment.");
            require(!isInvoiced(order), 422, "DUPLICATE_INVOICE_ID", "Duplicate Invoice ID detected.");
            host.books().orders().note(number, Map.of(OrderViews.ASKED, requestId));
            Order done = host.books().orders().complete(number, intent.announce());
            if (done.state() == Order.State.DECLINED && !OrderViews.isTold(done.code())) {
                throw Issues.declined(done.code());
            }
            return Reply.json(repeated ? 200 : 201, Json.write(views.of(done, whole)));
        });
    }

    private void authorize(Context context) {
        Body.of(context);
        String number = numberOf(context.pathParam("id"));
        String requestId = Body.number(context);
        boolean whole = Body.wantsAll(context);
        host.requests().answer(context, Operation.AUTHORIZE, host.requests().factsOf(number), intent -> {
            Authorization order = host.books().authorizations().peek(number).orElseThrow(OrdersApi::unknown);
            boolean closed = host.books().authorizations().find(number).state() == Authorization.State.CLOSED;
            require(!closed, 404, "INVALID_RESOURCE_ID", "Specified resource ID does not exist.");
            String asked = order.details().get(OrderViews.ASKED);
            boolean repeated = requestId.equals(asked);
            require(asked == null || repeated, 422, "ORDER_ALREADY_AUTHORIZED", "Order already authorized.");
            boolean agreed = order.state() == Authorization.State.APPROVED || repeated;
            require(agreed, 422, "ORDER_NOT_APPROVED", "Payer has not yet approved the Order for payment.");
            host.books().authorizations().note(number, Map.of(OrderViews.ASKED, requestId));
            Authorization done = host.books().authorizations().complete(number, intent.announce());
            if (done.state() == Authorization.State.DECLINED && !OrderViews.isTold(done.code())) {
                throw Issues.declined(done.code());
            }
            return Reply.json(repeated ? 200 : 201, Json.write(views.of(done, whole)));
        });
    }

    /** An order or an authorisation of the books, by its number; one whose approval lapsed is gone. */
    private Optional<Record> known(String number) {
        Optional<Order> order = host.books().orders().peek(number);
        if (order.isPresent()) {
            return Optional.of(host.books().orders().find(number))
                    .filter(found -> found.state() != Order.State.CLOSED)
                    .map(Record.class::cast);
        }
        return host.books().authorizations().peek(number).isEmpty()
                ? Optional.empty()
                : Optional.of(host.books().authorizations().find(number))
                        .filter(found -> found.state() != Authorization.State.CLOSED)
                        .map(Record.class::cast);
    }

    private Map<String, Object> view(Record found, boolean whole) {
        return found instanceof Order order ? views.of(order, whole) : views.of((Authorization) found, whole);
    }

    /** The books' number of the order with this id, or the id itself, which no order has as its number. */
    private String numberOf(String id) {
        if (PaypalIds.isOrder(id)) {
            return host.books().orders().findByReference(id).map(Order::orderNo).orElse(id);
        }
        return PaypalIds.isOrderToAuthorize(id)
                ? host.books()
                        .authorizations()
                        .findByReference(id)
                        .map(Authorization::authorizationNo)
                        .orElse(id)
                : id;
    }

    private boolean expired(Order order) {
        return host.books().orders().find(order.orderNo()).state() == Order.State.CLOSED;
    }

    /** Whether another order was captured under the same invoice id; one whose number is the invoice id is alone. */
    private boolean isInvoiced(Order order) {
        String invoiceId = order.details().get(Movements.INVOICE_ID);
        return invoiceId != null
                && !invoiceId.equals(order.orderNo())
                && host.books().orders().findByDetail(Movements.INVOICE_ID, invoiceId).stream()
                        .anyMatch(
                                other -> other.charges() > 0 && !other.orderNo().equals(order.orderNo()));
    }

    private static void require(boolean met, int status, String issue, String description) {
        if (!met) {
            throw new Refusal(status, issue, description);
        }
    }

    private static Refusal unknown() {
        return new Refusal(404, "INVALID_RESOURCE_ID", "Specified resource ID does not exist.");
    }
}
