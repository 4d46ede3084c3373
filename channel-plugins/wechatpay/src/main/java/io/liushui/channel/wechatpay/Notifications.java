package io.liushui.channel.wechatpay;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admits genuine, recent notifications; reads nothing before the signature is known to be good. */
final class Notifications {
    private static final String SIGNATURE_TYPE = "WECHATPAY2-SHA256-RSA2048";

    private final Merchant merchant;
    private final PlatformKeys keys;
    private final OrderAnswers orders;
    private final RefundAnswers refunds;
    private final Clock clock;
    private final JsonMapper mapper;

    Notifications(
            Merchant merchant,
            PlatformKeys keys,
            OrderAnswers orders,
            RefundAnswers refunds,
            Clock clock,
            JsonMapper mapper) {
        this.merchant = merchant;
        this.keys = keys;
        this.orders = orders;
        this.refunds = refunds;
        this.clock = clock;
        this.mapper = mapper;
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        verify(raw.headers(), raw.body());
        try {
            return read(mapper.readTree(raw.body()));
        } catch (JacksonException malformed) {
            throw new NotificationRefused(Reason.MALFORMED, "the notification is not JSON");
        }
    }

    private void verify(Map<String, String> headers, byte[] body) throws NotificationRefused {
        String type = headers.getOrDefault("wechatpay-signature-type", SIGNATURE_TYPE);
        if (!type.equals(SIGNATURE_TYPE)) {
            throw new NotificationRefused(Reason.UNKNOWN_KEY, "it is signed in a manner that we do not know");
        }
        SignedMessage message = SignedMessage.of(name -> headers.get(name.toLowerCase(Locale.ROOT)), body);
        switch (message.verdict(keys::find, clock.instant())) {
            case GENUINE -> {}
            case FORGED -> throw new NotificationRefused(Reason.FORGED, "the signature is wrong or missing");
            case STALE -> throw new NotificationRefused(Reason.STALE, "the timestamp is off by more than five minutes");
            case UNKNOWN_KEY -> throw new NotificationRefused(Reason.UNKNOWN_KEY, "the serial number is unknown");
        }
    }

    private ChannelNotification read(JsonNode notification) throws NotificationRefused {
        String id = Fields.text(notification, "id");
        String event = Fields.text(notification, "event_type");
        if (id.isEmpty() || event.isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, "the id or the event is missing");
        }
        return switch (event) {
            case "TRANSACTION.SUCCESS" -> payment(id, opened(notification));
            case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED" -> refund(id, opened(notification));
            default -> new ChannelNotification.Other(id, event);
        };
    }

    private ChannelNotification payment(String id, JsonNode order) throws NotificationRefused {
        String orderNo = named(order, "out_trade_no");
        QueryOutcome result = orders.told(orderNo, order);
        if (result instanceof QueryOutcome.Unanswered(String reason)) {
            throw new NotificationRefused(Reason.MALFORMED, reason);
        }
        return new ChannelNotification.OfPayment(id, orderNo, result);
    }

    private ChannelNotification refund(String id, JsonNode refund) throws NotificationRefused {
        String refundNo = named(refund, "out_refund_no");
        return new ChannelNotification.OfOperation(
                id,
                ChannelFunction.REFUND,
                refundNo,
                refunds.told(refundNo, Fields.text(refund, "refund_status"), refund));
    }

    private JsonNode opened(JsonNode notification) throws NotificationRefused {
        try {
            return mapper.readTree(
                    SealedResource.of(notification.path("resource")).open(merchant.apiV3Key()));
        } catch (GeneralSecurityException | JacksonException sealed) {
            throw new NotificationRefused(Reason.MALFORMED, "the APIv3 key does not open its content");
        }
    }

    private String named(JsonNode told, String field) throws NotificationRefused {
        if (!merchant.is(Fields.text(told, "mchid"), Fields.text(told, "appid"))) {
            throw new NotificationRefused(Reason.NOT_FOR_US, "it is for another merchant or app");
        }
        String number = Fields.text(told, field);
        if (number.isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, "our number is missing");
        }
        return number;
    }
}
