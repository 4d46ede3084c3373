package io.liushui.channel.prepaid;

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

/** An issuer of prepaid cards as a payment channel. */
final class PrepaidChannel implements Channel, SupportsClose, SupportsRefund, ReceivesNotifications {

    static final String METHOD = "prepaid_card";
    private static final String CURRENCY = "CNY";
    private static final long MAXIMUM_FEN = 500_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PrepaidSettings settings;
    private final ExchangeLog log;
    private final Wire wire;
    private final Answers answers;
    private final Notifications notifications;

    PrepaidChannel(PrepaidSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.wire = new Wire(settings, log, clock);
        Codes codes = new Codes(log);
        this.answers = new Answers(codes);
        this.notifications = new Notifications(settings, clock, answers, codes);
    }

    @Override
    public ChannelDescription describe() {
        return new ChannelDescription(
                settings.channelId(),
                Map.of(METHOD, new MethodDescription(Product.PLATFORM_PAY, true, 1, MAXIMUM_FEN)),
                Map.of(CURRENCY, 2),
                ChannelFunction.of(PrepaidChannel.class));
    }

    @Override
    public CodeTable codes() {
        return Codes.TABLE;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        return switch (wire.post(call, "v1/payments", Bodies.pay(request, settings.notificationUri()))) {
            case Wire.Answer.Genuine(Told told) -> answers.pay(request.orderNo(), told);
            case Wire.Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, RETRY_AFTER);
            case Wire.Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        ChannelCall call = new ChannelCall("query", order.orderNo(), order.traceId());
        return switch (wire.get(call, "v1/payments/" + order.orderNo())) {
            case Wire.Answer.Genuine(Told told) -> answers.query(order.orderNo(), told);
            case Wire.Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Wire.Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        ChannelCall call = new ChannelCall("close", order.orderNo(), order.traceId());
        return switch (wire.post(call, "v1/payments/" + order.orderNo() + "/close", Map.of())) {
            case Wire.Answer.Genuine(Told told) -> answers.close(order.orderNo(), told);
            case Wire.Answer.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return switch (wire.post(call, "v1/refunds", Bodies.refund(request))) {
            case Wire.Answer.Genuine(Told told) -> answers.refund(request.refundNo(), told);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund-query", request.refundNo(), request.traceId());
        return switch (wire.get(call, "v1/refunds/" + request.refundNo())) {
            case Wire.Answer.Genuine(Told told) -> answers.refundQuery(request.refundNo(), told);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = notifications.parse(raw);
        log.record(notification, Wire.MASKING.body(raw.body()).strip(), acknowledge(), start);
        return notification;
    }

    @Override
    public Answer acknowledge() {
        return new Answer(200, "application/json", "{\"code\":\"RECEIVED\"}");
    }

    /** The issuer repeats after anything but {@code RECEIVED}. */
    @Override
    public Answer refuse(String reason) {
        return new Answer(500, "application/json", "{\"code\":\"REFUSED\"}");
    }

    @Override
    public void close() {
        wire.close();
    }
}
