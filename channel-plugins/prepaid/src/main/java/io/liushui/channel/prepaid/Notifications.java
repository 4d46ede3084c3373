package io.liushui.channel.prepaid;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Admits genuine, recent notifications to us; reads nothing before the signature is known to be good. */
final class Notifications {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PrepaidSettings settings;
    private final Clock clock;
    private final Answers answers;
    private final Codes codes;

    Notifications(PrepaidSettings settings, Clock clock, Answers answers, Codes codes) {
        this.settings = settings;
        this.clock = clock;
        this.answers = answers;
        this.codes = codes;
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        String merchantNo = raw.headers().get("prepaid-merchant");
        String id = raw.headers().get("prepaid-notification");
        String time = raw.headers().get("prepaid-time");
        CanonicalText text =
                CanonicalText.notification(merchantNo, id, time, raw.headers().get("prepaid-nonce"), raw.body());
        if (!settings.secret().hasSigned(text, raw.headers().get("prepaid-signature"))) {
            throw new NotificationRefused(Reason.FORGED, "the signature is wrong or missing");
        }
        if (!merchantNo.equals(settings.merchantNo())) {
            throw new NotificationRefused(Reason.NOT_FOR_US, "it is for another merchant");
        }
        checkTime(time);
        return read(id, raw.body());
    }

    private void checkTime(String time) throws NotificationRefused {
        if (!time.matches("[0-9]{1,15}")) {
            throw new NotificationRefused(Reason.MALFORMED, "the time is no number of milliseconds");
        }
        if (Math.abs(clock.millis() - Long.parseLong(time)) > WINDOW.toMillis()) {
            throw new NotificationRefused(Reason.STALE, "the time is off by more than five minutes");
        }
    }

    private ChannelNotification read(String id, byte[] body) throws NotificationRefused {
        try {
            Told notification = new Told(mapper.readTree(body));
            if (!id.equals(notification.text("id"))) {
                throw new NotificationRefused(Reason.MALFORMED, "the ids do not agree");
            }
            return read(id, notification);
        } catch (JacksonException malformed) {
            throw new NotificationRefused(Reason.MALFORMED, "the body is not JSON");
        }
    }

    private ChannelNotification read(String id, Told notification) throws NotificationRefused {
        String event = notification.text("event");
        return switch (codes.meaning(ChannelFunction.NOTIFICATION, id, event)) {
            case DONE ->
                event.equals(Codes.OF_PAYMENT)
                        ? ofPayment(id, new Told(notification.fields().path("payment")))
                        : ofRefund(id, new Told(notification.fields().path("refund")));
            case APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new ChannelNotification.Other(id, event);
        };
    }

    private ChannelNotification ofPayment(String id, Told told) throws NotificationRefused {
        String paymentNo = number(told, "payment_no");
        QueryOutcome result = answers.query(paymentNo, told);
        if (result instanceof QueryOutcome.Unanswered) {
            throw new NotificationRefused(Reason.MALFORMED, "the payment is incomplete, or its status is not known");
        }
        return new ChannelNotification.OfPayment(id, paymentNo, result);
    }

    private ChannelNotification ofRefund(String id, Told told) throws NotificationRefused {
        String refundNo = number(told, "refund_no");
        OperationOutcome result = answers.refundStatus(refundNo, told);
        if (result instanceof OperationOutcome.Unknown) {
            throw new NotificationRefused(Reason.MALFORMED, "the refund is incomplete, or its status is not known");
        }
        return new ChannelNotification.OfOperation(id, ChannelFunction.REFUND, refundNo, result);
    }

    private static String number(Told told, String field) throws NotificationRefused {
        if (told.isError() || told.text(field).isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, "the status or " + field + " is missing");
        }
        return told.text(field);
    }
}
