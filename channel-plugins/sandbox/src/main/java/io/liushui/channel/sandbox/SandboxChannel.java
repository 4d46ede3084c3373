package io.liushui.channel.sandbox;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelDescription.MethodDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
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
    private final Notifications notifications;

    SandboxChannel(SandboxSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.wire = new Wire(settings, log, clock, mapper);
        this.notifications = new Notifications(settings.serverKey(), clock, mapper);
    }

    @Override
    public ChannelDescription describe() {
        return new ChannelDescription(
                settings.channelId(),
                Map.of(
                        "sandbox_card", new MethodDescription(false, 1, MAXIMUM_MINOR),
                        "sandbox_wallet", new MethodDescription(true, 1, MAXIMUM_MINOR)),
                EXPONENTS,
                EnumSet.allOf(ChannelFunction.class));
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        Wire.Call call = new Wire.Call("pay", request.orderNo(), request.traceId());
        return switch (wire.post(call, "/v1/orders", Bodies.pay(request, settings.notificationUri()))) {
            case Reply.Answered(int _, var body) -> Answers.pay(body);
            case Reply.NotSent(String reason) -> new PayOutcome.Unavailable(reason, RETRY_AFTER);
            case Reply.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        Wire.Call call = new Wire.Call("query", order.orderNo(), order.traceId());
        return switch (wire.get(call, "/v1/orders/" + order.orderNo())) {
            case Reply.Answered(int _, var body) -> Answers.query(body);
            case Reply.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Reply.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        Wire.Call call = new Wire.Call("close", order.orderNo(), order.traceId());
        return switch (wire.post(call, "/v1/orders/" + order.orderNo() + "/close", null)) {
            case Reply.Answered(int _, var body) -> Answers.close(body);
            case Reply.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Reply.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        Wire.Call call = new Wire.Call("refund", request.refundNo(), request.traceId());
        return refundOutcome(wire.post(call, "/v1/refunds", Bodies.refund(request)));
    }

    @Override
    public RefundOutcome queryRefund(RefundRequest request) {
        Wire.Call call = new Wire.Call("refund-query", request.refundNo(), request.traceId());
        return refundOutcome(wire.get(call, "/v1/refunds/" + request.refundNo()));
    }

    private static RefundOutcome refundOutcome(Reply reply) {
        return switch (reply) {
            case Reply.Answered(int _, var body) -> Answers.refund(body);
            case Reply.NotSent(String reason) -> new RefundOutcome.Unavailable(reason);
            case Reply.Lost(String reason) -> new RefundOutcome.Unknown(reason);
        };
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = notifications.parse(raw);
        log.record(new ExchangeLog.Exchange(
                "notification",
                notification.orderNo(),
                Masking.json(mapper, raw.body()),
                acknowledge().status(),
                acknowledge().body(),
                null,
                (System.nanoTime() - start) / 1_000,
                null));
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
