package io.liushui.channel.sandbox;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.http.ChannelCall;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as a payment channel. */
final class SandboxChannel implements Channel, SupportsClose, SupportsRefund, ReceivesNotifications {

    private static final long MAXIMUM_MINOR = 999_999_999_999L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Map<String, Integer> EXPONENTS =
            Map.of("CNY", 2, "USD", 2, "EUR", 2, "GBP", 2, "HKD", 2, "SGD", 2, "JPY", 0, "KRW", 0, "KWD", 3, "BHD", 3);

    private final SandboxSettings settings;
    private final ExchangeLog log;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Wire wire;
    private final Answers answers;
    private final Notifications notifications;

    SandboxChannel(SandboxSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.wire = new Wire(settings, log, clock, mapper);
        this.answers = new Answers(log);
        this.notifications = new Notifications(settings.serverKey(), clock, mapper, answers);
    }

    @Override
    public ChannelDescription describe() {
        return new ChannelDescription(
                settings.channelId(),
                Map.of(
                        "sandbox_card", new MethodDescription(Product.QUICK_PAY, false, 1, MAXIMUM_MINOR),
                        "sandbox_wallet", new MethodDescription(Product.PLATFORM_PAY, true, 1, MAXIMUM_MINOR)),
                EXPONENTS,
                ChannelFunction.of(SandboxChannel.class));
    }

    @Override
    public CodeTable codes() {
        return Answers.CODES;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        return switch (wire.post(call, "/v1/orders", Bodies.pay(request, settings.notificationUri()))) {
            case Wire.Answer.Genuine(var body) -> answers.pay(request.orderNo(), body);
            case Wire.Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, RETRY_AFTER);
            case Wire.Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        ChannelCall call = new ChannelCall("query", order.orderNo(), order.traceId());
        return switch (wire.get(call, "/v1/orders/" + order.orderNo())) {
            case Wire.Answer.Genuine(var body) -> answers.query(order.orderNo(), body);
            case Wire.Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Wire.Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        ChannelCall call = new ChannelCall("close", order.orderNo(), order.traceId());
        return switch (wire.post(call, "/v1/orders/" + order.orderNo() + "/close", null)) {
            case Wire.Answer.Genuine(var body) -> Answers.close(body);
            case Wire.Answer.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return refundOutcome(request.refundNo(), wire.post(call, "/v1/refunds", Bodies.refund(request)));
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund-query", request.refundNo(), request.traceId());
        return refundOutcome(request.refundNo(), wire.get(call, "/v1/refunds/" + request.refundNo()));
    }

    private OperationOutcome refundOutcome(String number, Wire.Answer reply) {
        return switch (reply) {
            case Wire.Answer.Genuine(var body) -> answers.refund(number, body);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    @Override
    public ChannelNotification.OfPayment parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification.OfPayment notification = notifications.parse(raw);
        log.record(notification, Wire.MASKING.body(raw.body()).strip(), acknowledge(), start);
        return notification;
    }

    @Override
    public Answer acknowledge() {
        return new Answer(200, "application/json", "{\"code\":\"ok\"}");
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(
                400, "application/json", mapper.writeValueAsString(Map.of("code", "refused", "message", reason)));
    }

    @Override
    public void close() {
        wire.close();
    }
}
