package io.liushui.channel.paypal;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.http.ChannelCall;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Makes orders and finds them again.
 *
 * <p>PayPal finds an order by its own id only. While we do not know that id, because the answer to its creation was lost, the creation is repeated
 * under the same request id: PayPal then answers 200 with the order that it made, whatever else the body says, or it makes it now and answers 201.
 * Nobody has the link of such an order yet, so no money can move through it. What was made just now was not there before: {@link Found.Absent}. A
 * creation that follows gets this order. After six hours PayPal has forgotten the request id, and the question has no answer any more.
 */
final class PaypalOrders {

    static final Duration REQUEST_IDS_KEPT = Duration.ofHours(6);
    private static final String ORDERS = "v2/checkout/orders";
    private static final int CREATED = 201;

    private final PaypalApi api;
    private final PaypalSettings settings;
    private final Clock clock;
    private final RecentBodies unanswered = new RecentBodies();

    PaypalOrders(PaypalApi api, PaypalSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was learnt of an order. */
    sealed interface Found {

        record Present(PaypalOrder order) implements Found {}

        /** PayPal has not had it until now. */
        record Absent() implements Found {}

        record Refused(String code, String message) implements Found {}

        /** The question could not be answered; nothing was changed by asking. */
        record Unanswered(String reason) implements Found {}
    }

    Answer create(ChannelCall call, PayRequest request, String intent) {
        Map<String, Object> body = OrderBodies.create(request, intent, settings.brandName());
        Answer answer = api.post(call, api.url(ORDERS).build(), request.orderNo(), body);
        if (answer instanceof Answer.Lost) {
            unanswered.keep(request.orderNo(), body);
        } else {
            unanswered.forget(request.orderNo());
        }
        return answer;
    }

    Found find(ChannelCall call, OrderReference order, String intent) {
        if (order.channelRef() != null) {
            return found(
                    order,
                    api.get(
                            call,
                            api.url(ORDERS).addPathSegment(order.channelRef()).build()));
        }
        if (!clock.instant().isBefore(order.submittedAt().plus(REQUEST_IDS_KEPT))) {
            return new Found.Unanswered("PayPal's id of the order is unknown, and its request id is forgotten by now");
        }
        Map<String, Object> body =
                unanswered.of(order.orderNo()).orElseGet(() -> OrderBodies.create(order, intent, settings.brandName()));
        Answer answer = api.post(call, api.url(ORDERS).build(), order.orderNo(), body);
        boolean madeNow = answer instanceof Answer.Done(int status, var _) && status == CREATED;
        return madeNow ? new Found.Absent() : found(order, answer);
    }

    /** @param action {@code capture} or {@code authorize} */
    Answer act(ChannelCall call, String orderId, String action, String requestId) {
        return api.post(
                call,
                api.url(ORDERS).addPathSegment(orderId).addPathSegment(action).build(),
                requestId,
                Map.of());
    }

    /** Empty unless the body is the order that was asked for, with its amount. */
    static Optional<PaypalOrder> read(Answer.Done answer, OrderReference asked) {
        Amount amount = new Amount(asked.amountMinor(), asked.currency());
        return named(answer, asked).filter(order -> amount.equals(order.amount()));
    }

    static OrderReference reference(PayRequest request) {
        return new OrderReference(
                request.orderNo(),
                request.method(),
                null,
                request.amountMinor(),
                request.currency(),
                request.submittedAt(),
                request.expiresAt(),
                request.traceId());
    }

    static OrderReference withId(OrderReference known, String id) {
        return new OrderReference(
                known.orderNo(),
                known.method(),
                id,
                known.amountMinor(),
                known.currency(),
                known.submittedAt(),
                known.expiresAt(),
                known.traceId());
    }

    private static Optional<PaypalOrder> named(Answer.Done answer, OrderReference asked) {
        return PaypalOrder.read(answer.body()).filter(order -> order.customId().equals(asked.orderNo()));
    }

    private static Found found(OrderReference asked, Answer answer) {
        return switch (answer) {
            case Answer.Done done ->
                named(done, asked)
                        .<Found>map(Found.Present::new)
                        .orElseGet(() -> new Found.Unanswered("the answer is not the order that was asked about"));
            case Answer.Refused(int _, String code, String message, String _) -> new Found.Refused(code, message);
            case Answer.NotSent(String reason) -> new Found.Unanswered(reason);
            case Answer.Lost(String reason) -> new Found.Unanswered(reason);
        };
    }
}
