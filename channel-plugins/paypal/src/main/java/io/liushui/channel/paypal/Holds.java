package io.liushui.channel.paypal;

import static io.liushui.spi.ChannelFunction.PREAUTH;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.channel.paypal.PaypalOrders.Found;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;

/** Orders that the payer approves and we authorise. */
final class Holds {

    private final PaypalOrders orders;
    private final Codes codes;
    private final OrderWords words;

    Holds(PaypalOrders orders, Codes codes, OrderWords words) {
        this.orders = orders;
        this.codes = codes;
        this.words = words;
    }

    PayOutcome authorize(PayRequest request) {
        ChannelCall call = new ChannelCall("authorize", request.orderNo(), request.traceId());
        OrderReference reference = PaypalOrders.reference(request);
        return switch (orders.create(call, request, OrderBodies.AUTHORIZE)) {
            case Answer.Done done ->
                PaypalOrders.read(done, reference)
                        .map(order -> words.outcome(order, Standing.ofAuthorizations(order, PREAUTH, codes)))
                        .orElseGet(() -> new PayOutcome.Unknown("the answer is not the order that was asked for"));
            case Answer.Refused refused -> words.refusedPayment(PREAUTH, reference, refused);
            case Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, OrderWords.RETRY_AFTER);
            case Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    /**
     * Authorises an order that its payer has approved, under a request id of its own, so that it is held once however often it is asked about. After
     * its time an order is not authorised any more.
     */
    QueryOutcome query(OrderReference reference) {
        ChannelCall call = new ChannelCall("authorize-query", reference.orderNo(), reference.traceId());
        return switch (orders.find(call, reference, OrderBodies.AUTHORIZE)) {
            case Found.Present(PaypalOrder order) -> {
                Standing standing = Standing.ofAuthorizations(order, PREAUTH, codes);
                yield standing instanceof Standing.Approved && !words.isOver(reference)
                        ? hold(PaypalOrders.withId(reference, order.id()))
                        : words.told(reference, order, standing);
            }
            case Found.Absent _ -> new QueryOutcome.NotFound();
            case Found.Refused(String code, String message) -> words.refusedQuery(PREAUTH, reference, code, message);
            case Found.Unanswered(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    private QueryOutcome hold(OrderReference reference) {
        ChannelCall call = new ChannelCall("authorize", reference.orderNo(), reference.traceId());
        String requestId = "authorize-" + reference.orderNo();
        return switch (orders.act(call, reference.channelRef(), "authorize", requestId)) {
            case Answer.Done done ->
                PaypalOrders.read(done, reference)
                        .map(held -> words.told(reference, held, Standing.ofAuthorizations(held, PREAUTH, codes)))
                        .orElseGet(() -> new QueryOutcome.Unanswered("the answer is not the order"));
            case Answer.Refused(int _, String code, String message, String _) ->
                words.refusedQuery(PREAUTH, reference, code, message);
            case Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }
}
