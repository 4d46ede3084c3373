package io.liushui.channel.wechatpay;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.time.Duration;
import java.util.Map;

/** Orders: submitted, asked for, closed. */
final class OrderDesk {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String ORDERS = "/v3/pay/transactions/out-trade-no/";

    private final Wire wire;
    private final WechatPaySettings settings;
    private final OrderAnswers answers;

    OrderDesk(Wire wire, WechatPaySettings settings, OrderAnswers answers) {
        this.wire = wire;
        this.settings = settings;
        this.answers = answers;
    }

    PayOutcome pay(PayRequest request) {
        PayMethod method = PayMethod.of(request.method());
        if (!method.needs().stream().allMatch(request.payer()::tells)) {
            return new PayOutcome.Declined("PAYER_UNKNOWN", request.method() + " needs " + method.needs(), true);
        }
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        Map<String, Object> body = Bodies.pay(request, method, settings.merchant(), settings.notificationUri());
        return switch (wire.post(call, method.path(), body)) {
            case Wire.Answer.Genuine genuine -> answers.submitted(request, genuine.body());
            case Wire.Answer.NotExecuted(String reason) -> new PayOutcome.Unavailable(reason, RETRY_AFTER);
            case Wire.Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    /** By the channel's number where it is known, which only a paid order has; otherwise by ours. */
    QueryOutcome query(OrderReference order, String operation) {
        boolean byOurs = order.channelRef() == null || order.channelRef().isBlank();
        String path = byOurs ? ORDERS + order.orderNo() : "/v3/pay/transactions/id/" + order.channelRef();
        ChannelCall call = new ChannelCall(operation, order.orderNo(), order.traceId());
        return switch (wire.get(call, path + "?mchid=" + settings.merchant().mchId())) {
            case Wire.Answer.Genuine genuine -> believable(answers.asked(order.orderNo(), genuine.body()), byOurs);
            case Wire.Answer.NotExecuted(String reason) -> new QueryOutcome.Unanswered(reason);
            case Wire.Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    /**
     * Closes the order. An order that WeChat Pay does not know counts as closed too: whatever creates it later hands its code only to the request
     * whose answer nobody takes any more, so no payer can pay it.
     */
    CloseOutcome close(OrderReference order) {
        ChannelCall call = new ChannelCall("close", order.orderNo(), order.traceId());
        Map<String, String> body = Map.of("mchid", settings.merchant().mchId());
        return switch (wire.post(call, ORDERS + order.orderNo() + "/close", body)) {
            case Wire.Answer.Genuine genuine -> closed(order, genuine);
            case Wire.Answer.NotExecuted(String reason) -> new CloseOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    private CloseOutcome closed(OrderReference order, Wire.Answer.Genuine answer) {
        return switch (answers.closed(order.orderNo(), answer)) {
            case DONE, NOT_FOUND -> new CloseOutcome.Closed();
            case DECLINED -> paid(order);
            case APPROVED, OPEN, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                new CloseOutcome.Unknown("code " + Fields.text(answer.body(), "code"));
        };
    }

    /** The refusal tells that the order is paid, but neither how much nor under which number. */
    private CloseOutcome paid(OrderReference order) {
        return query(order, "close-query") instanceof QueryOutcome.Paid(String ref, long amount, String currency)
                ? new CloseOutcome.AlreadyPaid(ref, amount, currency)
                : new CloseOutcome.Unknown("the order is paid, and the amount could not be asked for");
    }

    /** A number that WeChat Pay gave us itself cannot be unknown to it. */
    private static QueryOutcome believable(QueryOutcome outcome, boolean byOurs) {
        return outcome instanceof QueryOutcome.NotFound && !byOurs
                ? new QueryOutcome.Unanswered("the channel does not know its own number")
                : outcome;
    }
}
