package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.RawNotification;
import java.time.Clock;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admits genuine, recent notifications; reads nothing before the signature is known to be good. */
final class Notifications {

    private static final long WINDOW_SECONDS = 300;

    private final Ed25519PublicKeyParameters serverKey;
    private final Clock clock;
    private final JsonMapper mapper;
    private final News news;

    Notifications(Ed25519PublicKeyParameters serverKey, Clock clock, JsonMapper mapper, News news) {
        this.serverKey = serverKey;
        this.clock = clock;
        this.mapper = mapper;
        this.news = news;
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        String id = raw.headers().get("sandbox-notification");
        String timestamp = raw.headers().get("sandbox-timestamp");
        FiveLines lines =
                new FiveLines("notification", id, timestamp, raw.headers().get("sandbox-nonce"), raw.body());
        if (!lines.isSignedBy(serverKey, raw.headers().get("sandbox-signature"))) {
            throw new NotificationRefused(Reason.FORGED, "the signature is wrong or missing");
        }
        if (!timestamp.matches("[0-9]{1,12}")) {
            throw new NotificationRefused(Reason.MALFORMED, "the timestamp is not a number of seconds");
        }
        if (Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > WINDOW_SECONDS) {
            throw new NotificationRefused(Reason.STALE, "the timestamp is off by more than five minutes");
        }
        return read(id, raw.body());
    }

    private ChannelNotification read(String id, byte[] body) throws NotificationRefused {
        try {
            JsonNode notification = mapper.readTree(body);
            if (Answers.text(notification, "type").isEmpty() || !id.equals(Answers.text(notification, "id"))) {
                throw new NotificationRefused(Reason.MALFORMED, "the event or the id is missing, or the ids differ");
            }
            return news.read(id, notification);
        } catch (JacksonException malformed) {
            throw new NotificationRefused(Reason.MALFORMED, "the body is not JSON");
        }
    }
}
