package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import java.util.Map;
import java.util.Optional;

/** What PayPal calls an event, and what it tells with it. */
final class WebhookEvents {

    private final OrderViews orders;
    private final Movements movements;

    WebhookEvents(OrderViews orders, Movements movements) {
        this.orders = orders;
        this.movements = movements;
    }

    /** @param resourceType {@code checkout-order}, {@code capture}, {@code authorization} or {@code refund} */
    record Told(String type, String resourceType, String summary, Map<String, Object> resource) {}

    /** Empty for what PayPal keeps to itself, a payer who turned away for example. */
    Optional<Told> of(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) -> ofOrder(order);
            case Event.RefundChanged(Refund refund, Order order) -> ofRefund(refund, order);
            case Event.AuthorizationChanged(Authorization held) -> ofAuthorization(held);
            case Event.ReleaseMade _, Event.ContractChanged _, Event.PayoutChanged _ -> Optional.empty();
        };
    }

    private Optional<Told> ofOrder(Order order) {
        return switch (order.state()) {
            case APPROVED -> approved(orders.of(order, true));
            case SUCCEEDED -> captured(order, "PAYMENT.CAPTURE.COMPLETED", "Payment completed");
            case DECLINED ->
                "payer_refused".equals(order.code())
                        ? Optional.empty()
                        : captured(order, "PAYMENT.CAPTURE.DENIED", "A payment capture was denied");
            case PENDING, CLOSED -> Optional.empty();
        };
    }

    private Optional<Told> ofRefund(Refund refund, Order order) {
        Map<String, Object> resource = movements.refund(refund, order);
        return switch (refund.state()) {
            case REFUNDED ->
                Optional.of(new Told("PAYMENT.CAPTURE.REFUNDED", "refund", "A refund was completed", resource));
            case DECLINED -> Optional.of(new Told("PAYMENT.REFUND.FAILED", "refund", "A refund failed", resource));
            case PENDING -> Optional.empty();
        };
    }

    private Optional<Told> ofAuthorization(Authorization held) {
        Map<String, Object> resource = movements.authorization(held, 0);
        return switch (held.state()) {
            case APPROVED -> approved(orders.of(held, true));
            case AUTHORIZED ->
                Movements.authorizationStatus(held).equals("CREATED")
                        ? Optional.of(new Told(
                                "PAYMENT.AUTHORIZATION.CREATED", "authorization", "A payment was authorized", resource))
                        : Optional.of(voided(resource));
            case VOIDED, EXPIRED -> Optional.of(voided(resource));
            case PENDING, DECLINED, CLOSED -> Optional.empty();
        };
    }

    private static Told voided(Map<String, Object> resource) {
        return new Told("PAYMENT.AUTHORIZATION.VOIDED", "authorization", "An authorization was voided", resource);
    }

    private static Optional<Told> approved(Map<String, Object> order) {
        return Optional.of(
                new Told("CHECKOUT.ORDER.APPROVED", "checkout-order", "An order has been approved by buyer", order));
    }

    private Optional<Told> captured(Order order, String type, String summary) {
        return Optional.of(new Told(type, "capture", summary, movements.capture(order)));
    }
}
