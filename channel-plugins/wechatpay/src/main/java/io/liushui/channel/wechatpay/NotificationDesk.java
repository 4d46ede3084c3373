package io.liushui.channel.wechatpay;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Takes notifications, logs what is genuine, and answers in WeChat Pay's words. */
final class NotificationDesk {
    static final ReceivesNotifications.Answer ACKNOWLEDGED =
            new ReceivesNotifications.Answer(204, "application/json", "");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Notifications notifications;
    private final ExchangeLog log;

    NotificationDesk(Notifications notifications, ExchangeLog log) {
        this.notifications = notifications;
        this.log = log;
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = notifications.parse(raw);
        log.record(notification, Wire.MASKING.body(raw.body()).strip(), ACKNOWLEDGED, start);
        return notification;
    }

    static ReceivesNotifications.Answer refused(String reason) {
        return new ReceivesNotifications.Answer(
                500, "application/json", MAPPER.writeValueAsString(Map.of("code", "FAIL", "message", reason)));
    }
}
