package io.liushui.channel.paypal;

import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.channel.paypal.PaypalOrder.Movement;
import io.liushui.channel.paypal.PaypalOrders.Found;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.http.ChannelCall;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Pays captures back, a payment's or an authorisation's: each bears our number of it as its invoice id. PayPal lists an order's refunds with the order,
 * each with the invoice id that we gave it, which is the refund's number: so a refund is looked for before it is made, and found again without PayPal's
 * id of it.
 */
final class Refunds {

    private static final String NOT_CAPTURED = "capture.NONE";

    private final PaypalApi api;
    private final PaypalOrders orders;
    private final Codes codes;
    private final Operations operations;

    Refunds(PaypalApi api, PaypalOrders orders, Codes codes) {
        this.api = api;
        this.orders = orders;
        this.codes = codes;
        this.operations = new Operations(codes, REFUND, "refund.");
    }

    OperationOutcome refund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return switch (find(call, request)) {
            case Found.Present(PaypalOrder order) ->
                order.refund(request.refundNo())
                        .map(known -> operations.outcome(request.refundNo(), known))
                        .orElseGet(() -> refund(call, request, order));
            case Found.Absent _ -> new OperationOutcome.Declined(NOT_CAPTURED, "the order was never approved");
            case Found.Refused(String code, String message) -> operations.refused(request.refundNo(), code, message);
            case Found.Unanswered(String reason) -> new OperationOutcome.Unavailable(reason);
        };
    }

    OperationOutcome query(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund-query", request.refundNo(), request.traceId());
        return switch (find(call, request)) {
            case Found.Present(PaypalOrder order) ->
                order.refund(request.refundNo())
                        .map(known -> operations.outcome(request.refundNo(), known))
                        .orElseGet(OperationOutcome.NotFound::new);
            case Found.Absent _ -> new OperationOutcome.NotFound();
            case Found.Refused(String code, String _) -> new OperationOutcome.Unknown("code " + code);
            case Found.Unanswered(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    /** A capture stands in the order of its authorisation. */
    private Found find(ChannelCall call, RefundRequest request) {
        return request.authorization() == null
                ? orders.find(call, request.order(), OrderBodies.CAPTURE)
                : orders.find(call, request.authorization(), OrderBodies.AUTHORIZE);
    }

    private OperationOutcome refund(ChannelCall call, RefundRequest request, PaypalOrder order) {
        Optional<Movement> capture = order.capture(request.order().orderNo()).filter(this::took);
        if (capture.isEmpty()) {
            return new OperationOutcome.Declined(NOT_CAPTURED, "nothing of the order was captured");
        }
        HttpUrl url = api.url("v2/payments/captures")
                .addPathSegment(capture.get().id())
                .addPathSegment("refund")
                .build();
        Amount amount = new Amount(request.amountMinor(), request.order().currency());
        return operations.outcome(
                request.refundNo(),
                api.post(
                        call,
                        url,
                        request.refundNo(),
                        OrderBodies.refund(request.refundNo(), order.customId(), amount, request.reason())));
    }

    private boolean took(Movement capture) {
        return switch (codes.meaning(QUERY, capture.invoiceId(), "capture." + capture.status())) {
            case DONE -> true;
            case APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN -> false;
        };
    }
}
