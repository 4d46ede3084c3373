package io.liushui.channel.carrier;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Admits genuine, recent messages to this partner. The signature is over the parameters, so nothing but their names and values is read before. */
final class Notifications {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final CarrierSettings settings;
    private final Clock clock;
    private final Answers answers;
    private final CarrierCodes codes;

    Notifications(CarrierSettings settings, Clock clock, Answers answers, CarrierCodes codes) {
        this.settings = settings;
        this.clock = clock;
        this.answers = answers;
        this.codes = codes;
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        Map<String, String> fields = FlatJson.read(raw.body())
                .filter(settings.signature()::verify)
                .orElseThrow(() -> new NotificationRefused(Reason.FORGED, "the carrier did not sign this"));
        Message message = new Message(fields);
        if (!message.field("appId").equals(settings.appId())) {
            throw new NotificationRefused(Reason.NOT_FOR_US, "it is for another partner");
        }
        checkTime(message.field("timestamp"));
        String id = message.field("notifyId");
        if (id.isEmpty() || !message.field("requestId").isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, "this is no notification");
        }
        return read(id, message);
    }

    private void checkTime(String timestamp) throws NotificationRefused {
        if (!timestamp.matches("[0-9]{1,15}")) {
            throw new NotificationRefused(Reason.MALFORMED, "the timestamp is no number of milliseconds");
        }
        if (Math.abs(clock.millis() - Long.parseLong(timestamp)) > WINDOW.toMillis()) {
            throw new NotificationRefused(Reason.STALE, "the timestamp is off by more than five minutes");
        }
    }

    private ChannelNotification read(String id, Message message) throws NotificationRefused {
        String event = message.field("event");
        return switch (codes.meaning(ChannelFunction.NOTIFICATION, id, event)) {
            case DONE, DECLINED -> event.startsWith("ORDER_") ? ofOrder(id, message) : ofRefund(id, message);
            case APPROVED, OPEN, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new ChannelNotification.Other(id, event);
        };
    }

    private ChannelNotification ofOrder(String id, Message message) throws NotificationRefused {
        String orderNo = message.field("orderNo");
        QueryOutcome result = answers.query(orderNo, message);
        if (orderNo.isEmpty() || result instanceof QueryOutcome.Unanswered) {
            throw new NotificationRefused(Reason.MALFORMED, "the order is incomplete or its status is not known");
        }
        return new ChannelNotification.OfPayment(id, orderNo, result);
    }

    private ChannelNotification ofRefund(String id, Message message) throws NotificationRefused {
        String refundNo = message.field("refundNo");
        OperationOutcome result = answers.refundStatus(refundNo, message);
        if (refundNo.isEmpty() || result instanceof OperationOutcome.Unknown) {
            throw new NotificationRefused(Reason.MALFORMED, "the refund is incomplete or its status is not known");
        }
        return new ChannelNotification.OfOperation(id, ChannelFunction.REFUND, refundNo, result);
    }
}
