package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.keys.SignedLines;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import io.liushui.sandbox.wire.Json;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Signed JSON about orders; acknowledged with 2xx. */
final class HouseNotices implements NoticeFormat {

    private static final long STALE_SECONDS = 600;
    private static final int OVERSIZED_LENGTH = 1_100_000;

    private final Clock clock;
    private final Ed25519PrivateKeyParameters key;
    private final Ed25519PrivateKeyParameters otherKey = new Ed25519PrivateKeyParameters(new SecureRandom());
    private final List<Duration> schedule;

    HouseNotices(Clock clock, Ed25519PrivateKeyParameters key, List<Duration> schedule) {
        this.clock = clock;
        this.key = key;
        this.schedule = List.copyOf(schedule);
    }

    @Override
    public boolean tells(Event event) {
        return event instanceof Event.OrderChanged;
    }

    @Override
    public Set<Disguise> disguises() {
        return EnumSet.complementOf(EnumSet.of(Disguise.WRONG_APP, Disguise.UNKNOWN_SERIAL));
    }

    @Override
    public NoticeRequest request(Notice notice) {
        long age = notice.disguise() == Disguise.STALE ? STALE_SECONDS : 0;
        String timestamp = Long.toString(clock.millis() / 1000 - age);
        String nonce = Numbers.next("");
        byte[] body = Json.write(body(notice, ((Event.OrderChanged) notice.event()).order()));
        SignedLines lines = new SignedLines("notification", notice.notificationId(), timestamp, nonce, body);
        Map<String, String> headers = Map.of(
                "Sandbox-Notification",
                notice.notificationId(),
                "Sandbox-Timestamp",
                timestamp,
                "Sandbox-Nonce",
                nonce,
                "Sandbox-Signature",
                lines.sign(notice.disguise() == Disguise.FORGED ? otherKey : key));
        return NoticeRequest.post(headers, "application/json", body);
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.is2xx();
    }

    @Override
    public List<Duration> schedule() {
        return schedule;
    }

    private static Map<String, Object> body(Notice notice, Order order) {
        boolean unknown = notice.disguise() == Disguise.UNKNOWN_EVENT;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", notice.notificationId());
        fields.put(
                "type", "order." + (unknown ? "enchanted" : order.state().name().toLowerCase(Locale.ROOT)));
        fields.put("created", notice.createdAt());
        fields.put("order", Answers.fields(order));
        if (notice.disguise() == Disguise.OVERSIZED) {
            fields.put("padding", "0".repeat(OVERSIZED_LENGTH));
        }
        return fields;
    }
}
