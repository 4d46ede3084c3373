package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.time.Duration;
import java.util.Map;

/** Payments and authorisations, which are asked for and asked about alike. */
final class Payments {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final SandboxSettings settings;
    private final Wire wire;
    private final Answers answers;

    Payments(SandboxSettings settings, Wire wire, Answers answers) {
        this.settings = settings;
        this.wire = wire;
        this.answers = answers;
    }

    PayOutcome pay(PayRequest request) {
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        return taken(
                ChannelFunction.PAY,
                request.orderNo(),
                wire.post(
                        call,
                        "/v1/orders",
                        Bodies.pay(request, settings.terms().quickCode(), settings.notificationUri())));
    }

    QueryOutcome query(OrderReference order) {
        ChannelCall call = new ChannelCall("query", order.orderNo(), order.traceId());
        return told(ChannelFunction.QUERY, order.orderNo(), wire.get(call, "/v1/orders/" + order.orderNo()));
    }

    PayOutcome confirm(OrderReference order, String code) {
        ChannelCall call = new ChannelCall("confirm-by-code", order.orderNo(), order.traceId());
        return taken(
                ChannelFunction.CONFIRM_BY_CODE,
                order.orderNo(),
                wire.post(call, "/v1/orders/" + order.orderNo() + "/confirm", Map.of("sms_code", code)));
    }

    PayOutcome sendCodeAgain(OrderReference order) {
        ChannelCall call = new ChannelCall("send-code", order.orderNo(), order.traceId());
        return taken(
                ChannelFunction.CONFIRM_BY_CODE,
                order.orderNo(),
                wire.post(call, "/v1/orders/" + order.orderNo() + "/code", null));
    }

    PayOutcome authorize(PayRequest request) {
        ChannelCall call = new ChannelCall("authorize", request.orderNo(), request.traceId());
        return taken(
                ChannelFunction.PREAUTH,
                request.orderNo(),
                wire.post(
                        call,
                        "/v1/authorizations",
                        Bodies.authorize(request, settings.terms().preauth(), settings.notificationUri())));
    }

    QueryOutcome queryAuthorization(OrderReference held) {
        ChannelCall call = new ChannelCall("authorization-query", held.orderNo(), held.traceId());
        return told(ChannelFunction.PREAUTH, held.orderNo(), wire.get(call, "/v1/authorizations/" + held.orderNo()));
    }

    /** Of an order, or of an authorisation that the payer has not agreed to. */
    CloseOutcome close(OrderReference order) {
        ChannelCall call = new ChannelCall("close", order.orderNo(), order.traceId());
        return switch (wire.post(call, "/v1/orders/" + order.orderNo() + "/close", null)) {
            case Wire.Answer.Genuine(var body) -> answers.close(order.orderNo(), body);
            case Wire.Answer.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    private PayOutcome taken(ChannelFunction function, String number, Wire.Answer reply) {
        return switch (reply) {
            case Wire.Answer.Genuine(var body) -> answers.payment(function, number, body);
            case Wire.Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, RETRY_AFTER);
            case Wire.Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    private QueryOutcome told(ChannelFunction function, String number, Wire.Answer reply) {
        return switch (reply) {
            case Wire.Answer.Genuine(var body) -> answers.state(function, number, body);
            case Wire.Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Wire.Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }
}
