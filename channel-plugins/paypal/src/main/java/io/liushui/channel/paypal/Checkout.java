package io.liushui.channel.paypal;

import static io.liushui.spi.ChannelFunction.COMPLETE;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.QUERY;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.channel.paypal.PaypalOrders.Found;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;

/** Orders that the payer approves and we capture. */
final class Checkout {

    private final PaypalOrders orders;
    private final Codes codes;
    private final OrderWords words;

    Checkout(PaypalOrders orders, Codes codes, OrderWords words) {
        this.orders = orders;
        this.codes = codes;
        this.words = words;
    }

    PayOutcome pay(PayRequest request) {
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        OrderReference reference = PaypalOrders.reference(request);
        return switch (orders.create(call, request, OrderBodies.CAPTURE)) {
            case Answer.Done done ->
                PaypalOrders.read(done, reference)
                        .map(order -> words.outcome(order, Standing.ofCaptures(order, PAY, codes)))
                        .orElseGet(Checkout::another);
            case Answer.Refused refused -> words.refusedPayment(PAY, reference, refused);
            case Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, OrderWords.RETRY_AFTER);
            case Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    QueryOutcome query(OrderReference reference) {
        ChannelCall call = new ChannelCall("query", reference.orderNo(), reference.traceId());
        return switch (orders.find(call, reference, OrderBodies.CAPTURE)) {
            case Found.Present(PaypalOrder order) ->
                words.told(reference, order, Standing.ofCaptures(order, QUERY, codes));
            case Found.Absent _ -> new QueryOutcome.NotFound();
            case Found.Refused(String code, String message) -> words.refusedQuery(QUERY, reference, code, message);
            case Found.Unanswered(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    PayOutcome complete(OrderReference reference) {
        ChannelCall call = new ChannelCall("complete", reference.orderNo(), reference.traceId());
        return reference.channelRef() == null || words.isOver(reference)
                ? completeWhatIsFound(call, reference)
                : capture(call, reference);
    }

    private PayOutcome capture(ChannelCall call, OrderReference reference) {
        String requestId = "capture-" + reference.orderNo();
        return switch (orders.act(call, reference.channelRef(), "capture", requestId)) {
            case Answer.Done done ->
                PaypalOrders.read(done, reference)
                        .map(order -> words.outcome(order, Standing.ofCaptures(order, COMPLETE, codes)))
                        .orElseGet(Checkout::another);
            case Answer.Refused refused ->
                codes.meaning(COMPLETE, reference.orderNo(), refused.code()) == CodeMeaning.DONE
                        ? alreadyCaptured(call, reference)
                        : words.refusedPayment(COMPLETE, reference, refused);
            case Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, OrderWords.RETRY_AFTER);
            case Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    /** Without PayPal's id of the order, or after its time: first what it is, and a capture only of what may still be taken. */
    private PayOutcome completeWhatIsFound(ChannelCall call, OrderReference reference) {
        return switch (orders.find(call, reference, OrderBodies.CAPTURE)) {
            case Found.Present(PaypalOrder order) -> {
                Standing standing = Standing.ofCaptures(order, COMPLETE, codes);
                boolean untaken = standing instanceof Standing.Approved || standing instanceof Standing.Open;
                if (!untaken) {
                    yield words.outcome(order, standing);
                }
                yield words.isOver(reference)
                        ? tooLate(reference, order)
                        : capture(call, PaypalOrders.withId(reference, order.id()));
            }
            case Found.Absent _ -> new PayOutcome.Unknown("there is no order to complete");
            case Found.Refused(String code, String message) ->
                words.refusedPayment(COMPLETE, reference, new Answer.Refused(0, code, message, null));
            case Found.Unanswered(String reason) -> new PayOutcome.Unavailable(reason, OrderWords.RETRY_AFTER);
        };
    }

    private PayOutcome tooLate(OrderReference reference, PaypalOrder order) {
        return words.late(reference, order) instanceof QueryOutcome.NotPaid(String code, String message)
                ? new PayOutcome.Declined(code, message, false)
                : new PayOutcome.Pending(order.id(), null);
    }

    private PayOutcome alreadyCaptured(ChannelCall call, OrderReference reference) {
        return switch (orders.find(call, reference, OrderBodies.CAPTURE)) {
            case Found.Present(PaypalOrder order) -> words.outcome(order, Standing.ofCaptures(order, COMPLETE, codes));
            case Found.Absent _ -> new PayOutcome.Unknown("captured, and not found");
            case Found.Refused(String code, String _) -> new PayOutcome.Unknown("code " + code);
            case Found.Unanswered(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    private static PayOutcome another() {
        return new PayOutcome.Unknown("the answer is not the order that was asked for");
    }
}
