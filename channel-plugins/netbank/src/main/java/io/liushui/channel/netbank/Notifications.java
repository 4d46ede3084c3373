package io.liushui.channel.netbank;

import io.liushui.channel.netbank.MessageXml.Malformed;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Admits genuine, recent messages to this merchant; reads nothing before the signature is known to be good. */
final class Notifications {

    static final String OF_ORDER = "NB5001";
    static final String OF_REFUND = "NB5002";
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final NetbankSettings settings;
    private final Clock clock;
    private final Answers answers;
    private final NetbankCodes codes;
    private final Envelope envelope;
    private final MessageXml xml;

    Notifications(NetbankSettings settings, Clock clock, Answers answers, NetbankCodes codes) {
        this.settings = settings;
        this.clock = clock;
        this.answers = answers;
        this.codes = codes;
        this.envelope = new Envelope(settings.charset(), settings.signature());
        this.xml = new MessageXml(settings.charset());
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        byte[] signed = envelope.open(raw.body())
                .orElseThrow(() -> new NotificationRefused(Reason.FORGED, "the bank did not sign this"));
        Message message;
        try {
            message = xml.read(signed);
        } catch (Malformed malformed) {
            throw new NotificationRefused(Reason.MALFORMED, malformed.getMessage());
        }
        if (!message.head("MerchantNo").equals(settings.merchantNo())) {
            throw new NotificationRefused(Reason.NOT_FOR_US, "it is for another merchant");
        }
        checkTime(message);
        String id = message.head("NotifyId");
        if (id.isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, "the notification has no id");
        }
        return read(id, message);
    }

    private void checkTime(Message message) throws NotificationRefused {
        Instant sent = BankTime.instant(message.head("SendTime"))
                .orElseThrow(() -> new NotificationRefused(Reason.MALFORMED, "the time of sending is no time"));
        if (Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) > 0) {
            throw new NotificationRefused(Reason.STALE, "the time of sending is off by more than ten minutes");
        }
    }

    private ChannelNotification read(String id, Message message) throws NotificationRefused {
        String event = message.head("TranCode");
        return switch (event) {
            case OF_ORDER -> ofOrder(id, message);
            case OF_REFUND -> ofRefund(id, message);
            default -> {
                codes.meaning(ChannelFunction.NOTIFICATION, id, event);
                yield new ChannelNotification.Other(id, event);
            }
        };
    }

    private ChannelNotification ofOrder(String id, Message message) throws NotificationRefused {
        String orderNo = message.body("OrderNo");
        QueryOutcome result = answers.order(orderNo, message);
        if (orderNo.isEmpty() || result instanceof QueryOutcome.Unanswered) {
            throw new NotificationRefused(Reason.MALFORMED, "the order is incomplete or its status is not known");
        }
        return new ChannelNotification.OfPayment(id, orderNo, result);
    }

    private ChannelNotification ofRefund(String id, Message message) throws NotificationRefused {
        String refundNo = message.body("RefundNo");
        OperationOutcome result = answers.refundStatus(refundNo, message);
        if (refundNo.isEmpty() || result instanceof OperationOutcome.Unknown) {
            throw new NotificationRefused(Reason.MALFORMED, "the refund is incomplete or its status is not known");
        }
        return new ChannelNotification.OfOperation(id, ChannelFunction.REFUND, refundNo, result);
    }
}
