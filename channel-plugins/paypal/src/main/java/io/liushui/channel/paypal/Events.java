package io.liushui.channel.paypal;

import static io.liushui.channel.paypal.PaypalOrder.text;
import static io.liushui.spi.ChannelFunction.PREAUTH;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.channel.paypal.PaypalOrder.Movement;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import tools.jackson.databind.JsonNode;

/**
 * Webhook events in our words. The custom id of a capture, an authorisation or a refund is our number of the order, its invoice id our number of
 * itself; the two are the same for the capture of a payment.
 */
final class Events {

    private final Codes codes;
    private final Operations captures;
    private final Operations refunds;

    Events(Codes codes) {
        this.codes = codes;
        this.captures = new Operations(codes, PREAUTH, "capture.");
        this.refunds = new Operations(codes, REFUND, "refund.");
    }

    ChannelNotification read(JsonNode event) throws NotificationRefused {
        String id = text(event, "id");
        String type = text(event, "event_type");
        JsonNode resource = event.path("resource");
        if (id.isEmpty() || type.isEmpty() || !resource.isObject()) {
            throw new NotificationRefused(Reason.MALFORMED, "the event is incomplete");
        }
        return switch (type) {
            case "CHECKOUT.ORDER.APPROVED" -> approved(id, type, resource);
            case "PAYMENT.CAPTURE.COMPLETED",
                    "PAYMENT.CAPTURE.PENDING",
                    "PAYMENT.CAPTURE.DENIED",
                    "PAYMENT.CAPTURE.DECLINED" -> captured(id, resource);
            case "PAYMENT.CAPTURE.REFUNDED", "PAYMENT.REFUND.PENDING", "PAYMENT.REFUND.FAILED" ->
                refunded(id, type, resource);
            case "PAYMENT.AUTHORIZATION.CREATED", "PAYMENT.AUTHORIZATION.VOIDED" -> authorized(id, type, resource);
            // Disputes, reversals, and whatever else the app subscribed to
            default -> new ChannelNotification.Other(id, type);
        };
    }

    private ChannelNotification approved(String id, String type, JsonNode resource) throws NotificationRefused {
        String orderId = text(resource, "id");
        String orderNo = text(resource.path("purchase_units").path(0), "custom_id");
        if (orderId.isEmpty() || orderNo.isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, "the order is incomplete");
        }
        QueryOutcome result = new QueryOutcome.Approved(orderId);
        return switch (text(resource, "intent")) {
            case OrderBodies.CAPTURE -> new ChannelNotification.OfPayment(id, orderNo, result);
            case OrderBodies.AUTHORIZE -> new ChannelNotification.OfAuthorization(id, orderNo, result);
            default -> new ChannelNotification.Other(id, type);
        };
    }

    private ChannelNotification captured(String id, JsonNode resource) throws NotificationRefused {
        Movement capture = complete(Movement.read(resource));
        if (capture.invoiceId().equals(capture.customId())) {
            QueryOutcome result = result(QUERY, "capture.", capture, orderId(resource));
            return new ChannelNotification.OfPayment(id, capture.customId(), result);
        }
        OperationOutcome result = known(captures.outcome(capture.invoiceId(), capture));
        return new ChannelNotification.OfOperation(id, PREAUTH, capture.invoiceId(), result);
    }

    private ChannelNotification refunded(String id, String type, JsonNode resource) throws NotificationRefused {
        Movement refund = Movement.read(resource);
        if (refund.invoiceId().isEmpty()) {
            // Made by hand in PayPal's own console: none of our numbers
            return new ChannelNotification.Other(id, type);
        }
        OperationOutcome result = known(refunds.outcome(refund.invoiceId(), refund));
        return new ChannelNotification.OfOperation(id, REFUND, refund.invoiceId(), result);
    }

    private ChannelNotification authorized(String id, String type, JsonNode resource) throws NotificationRefused {
        Movement authorization = complete(Movement.read(resource));
        // A void has no number of ours in it: who asked for it hears from the answer or asks
        return type.equals("PAYMENT.AUTHORIZATION.VOIDED")
                ? new ChannelNotification.Other(id, type)
                : new ChannelNotification.OfAuthorization(
                        id,
                        authorization.customId(),
                        result(PREAUTH, "authorization.", authorization, orderId(resource)));
    }

    private QueryOutcome result(ChannelFunction function, String kind, Movement movement, String orderId)
            throws NotificationRefused {
        String code = kind + movement.status();
        return switch (codes.meaning(function, movement.customId(), code)) {
            case DONE ->
                new QueryOutcome.Paid(
                        orderId, movement.amount().minor(), movement.amount().currency());
            case OPEN -> new QueryOutcome.Unpaid(orderId);
            case DECLINED, DECLINED_HERE -> new QueryOutcome.NotPaid(code, "");
            case APPROVED, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                throw new NotificationRefused(Reason.MALFORMED, "code " + code);
        };
    }

    private static Movement complete(Movement movement) throws NotificationRefused {
        if (movement.id().isEmpty() || movement.customId().isEmpty() || movement.amount() == null) {
            throw new NotificationRefused(Reason.MALFORMED, "the resource is incomplete");
        }
        return movement;
    }

    private static OperationOutcome known(OperationOutcome outcome) throws NotificationRefused {
        if (outcome instanceof OperationOutcome.Unknown(String reason)) {
            throw new NotificationRefused(Reason.MALFORMED, reason);
        }
        return outcome;
    }

    private static String orderId(JsonNode resource) throws NotificationRefused {
        String id = text(resource.path("supplementary_data").path("related_ids"), "order_id");
        if (id.isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, "the order's id is missing");
        }
        return id;
    }
}
