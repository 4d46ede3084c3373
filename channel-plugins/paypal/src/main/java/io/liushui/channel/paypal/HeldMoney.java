package io.liushui.channel.paypal;

import static io.liushui.spi.ChannelFunction.PREAUTH;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.channel.paypal.PaypalOrder.Movement;
import io.liushui.channel.paypal.PaypalOrders.Found;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.http.ChannelCall;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * Takes held money or lets it go. PayPal honours an authorisation for three days; a capture that is first sent later asks for it anew, which PayPal
 * allows once, and goes on with the old one when it refuses. Captures are found by the invoice id that we gave them, which is their number.
 */
final class HeldMoney {

    private static final Duration HONOURED = Duration.ofDays(3);
    private static final String NOTHING_HELD = "authorization.NONE";
    private static final String VOIDED = "VOIDED";

    private final PaypalApi api;
    private final PaypalOrders orders;
    private final Codes codes;
    private final Operations captures;

    HeldMoney(PaypalApi api, PaypalOrders orders, Codes codes) {
        this.api = api;
        this.orders = orders;
        this.codes = codes;
        this.captures = new Operations(codes, PREAUTH, "capture.");
    }

    OperationOutcome capture(CaptureRequest request) {
        ChannelCall call = new ChannelCall("capture", request.captureNo(), request.traceId());
        return withOrder(
                call,
                request.authorization(),
                request.captureNo(),
                order -> order.capture(request.captureNo())
                        .map(known -> captures.outcome(request.captureNo(), known))
                        .orElseGet(() ->
                                order.authorizations().isEmpty() ? nothingHeld() : capture(call, request, order)));
    }

    OperationOutcome queryCapture(CaptureRequest request) {
        ChannelCall call = new ChannelCall("capture-query", request.captureNo(), request.traceId());
        return question(
                call,
                request.authorization(),
                order -> order.capture(request.captureNo())
                        .map(known -> captures.outcome(request.captureNo(), known))
                        .orElseGet(OperationOutcome.NotFound::new));
    }

    OperationOutcome release(AuthorizationVoidRequest request) {
        ChannelCall call = new ChannelCall("auth-void", request.voidNo(), request.traceId());
        return withOrder(call, request.authorization(), request.voidNo(), order -> {
            if (order.authorizations().isEmpty()) {
                return nothingHeld();
            }
            Movement original = order.authorizations().getFirst();
            return original.status().equals(VOIDED)
                    ? new OperationOutcome.Done(original.id())
                    : released(request.voidNo(), original, act(call, original, "void", request.voidNo(), Map.of()));
        });
    }

    OperationOutcome queryRelease(AuthorizationVoidRequest request) {
        ChannelCall call = new ChannelCall("auth-void-query", request.voidNo(), request.traceId());
        return question(
                call,
                request.authorization(),
                order -> order.authorizations().stream()
                        .filter(authorization -> authorization.status().equals(VOIDED))
                        .findFirst()
                        .<OperationOutcome>map(authorization -> new OperationOutcome.Done(authorization.id()))
                        .orElseGet(OperationOutcome.NotFound::new));
    }

    private OperationOutcome capture(ChannelCall call, CaptureRequest request, PaypalOrder order) {
        Amount amount =
                new Amount(request.amountMinor(), request.authorization().currency());
        Movement latest = order.authorizations().getLast();
        Movement honoured = isHonoured(order, request) ? latest : reauthorized(call, request, amount, latest);
        Map<String, Object> body = OrderBodies.capture(request.captureNo(), amount, request.last());
        return captures.outcome(request.captureNo(), act(call, honoured, "capture", request.captureNo(), body));
    }

    /** Judged by when the capture was first sent, so that a repeat takes the same way; an authorisation that was renewed before is not again. */
    private static boolean isHonoured(PaypalOrder order, CaptureRequest request) {
        Movement latest = order.authorizations().getLast();
        return order.authorizations().size() > 1
                || latest.createdAt() == null
                || request.submittedAt().isBefore(latest.createdAt().plus(HONOURED));
    }

    private Movement reauthorized(ChannelCall call, CaptureRequest request, Amount amount, Movement original) {
        String requestId = "reauthorize-" + request.captureNo();
        Answer answer = act(call, original, "reauthorize", requestId, Map.of("amount", amount.json()));
        return answer instanceof Answer.Done(int _, var body)
                        && !PaypalOrder.text(body, "id").isEmpty()
                ? Movement.read(body)
                : original;
    }

    private OperationOutcome released(String voidNo, Movement original, Answer answer) {
        return switch (answer) {
            case Answer.Done _ -> new OperationOutcome.Done(original.id());
            case Answer.Refused(int _, String code, String message, String _) ->
                codes.meaning(PREAUTH, voidNo, code) == CodeMeaning.DONE
                        ? new OperationOutcome.Done(original.id())
                        : captures.refused(voidNo, code, message);
            case Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    private Answer act(
            ChannelCall call, Movement authorization, String action, String requestId, Map<String, Object> body) {
        HttpUrl url = api.url("v2/payments/authorizations")
                .addPathSegment(authorization.id())
                .addPathSegment(action)
                .build();
        return api.post(call, url, requestId, body);
    }

    private OperationOutcome withOrder(
            ChannelCall call,
            OrderReference reference,
            String number,
            Function<PaypalOrder, OperationOutcome> operation) {
        return switch (orders.find(call, reference, OrderBodies.AUTHORIZE)) {
            case Found.Present(PaypalOrder order) -> operation.apply(order);
            case Found.Absent _ -> nothingHeld();
            case Found.Refused(String code, String message) -> captures.refused(number, code, message);
            case Found.Unanswered(String reason) -> new OperationOutcome.Unavailable(reason);
        };
    }

    private OperationOutcome question(
            ChannelCall call, OrderReference reference, Function<PaypalOrder, OperationOutcome> question) {
        return switch (orders.find(call, reference, OrderBodies.AUTHORIZE)) {
            case Found.Present(PaypalOrder order) -> question.apply(order);
            case Found.Absent _ -> new OperationOutcome.NotFound();
            case Found.Refused(String code, String _) -> new OperationOutcome.Unknown("code " + code);
            case Found.Unanswered(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    private static OperationOutcome nothingHeld() {
        return new OperationOutcome.Declined(NOTHING_HELD, "nothing was held");
    }
}
