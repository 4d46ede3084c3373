package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import io.liushui.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Webhooks: of everything that happens, repeated 25 times within three days until they are answered with 2xx. */
final class PaypalNotices implements NoticeFormat {

    private static final Duration STALE = Duration.ofDays(10);
    private static final int OVERSIZED_LENGTH = 1_100_000;
    private static final List<Duration> SCHEDULE = Stream.concat(
                    Stream.of(1, 2, 4, 8, 15, 30, 60, 60, 120, 120),
                    Stream.generate(() -> 260).limit(15))
            .map(Duration::ofMinutes)
            .toList();

    private final SandboxHost host;
    private final PaypalKeys keys;
    private final WebhookEvents events;
    private final PrivateKey otherKey;

    PaypalNotices(SandboxHost host, PaypalKeys keys, WebhookEvents events) throws GeneralSecurityException {
        this.host = host;
        this.keys = keys;
        this.events = events;
        this.otherKey = CertificateMaker.keys().getPrivate();
    }

    @Override
    public boolean tells(Event event) {
        return events.of(event).isPresent();
    }

    @Override
    public boolean tellsAnswered() {
        return true;
    }

    @Override
    public Set<Disguise> disguises() {
        return EnumSet.allOf(Disguise.class);
    }

    @Override
    public String nextId() {
        return "WH-" + Numbers.next("").toUpperCase(Locale.ROOT);
    }

    @Override
    public NoticeRequest request(Notice notice) {
        long age = notice.disguise() == Disguise.STALE ? STALE.toMillis() : 0;
        String time = Movements.time(notice.createdAt() - age);
        // The same in each repeat, as the event's own id is
        String transmissionId = UUID.nameUUIDFromBytes(notice.notificationId().getBytes(StandardCharsets.UTF_8))
                .toString();
        byte[] body = Json.write(body(notice));
        PrivateKey key = notice.disguise() == Disguise.FORGED ? otherKey : keys.signingKey();
        String webhookId = notice.disguise() == Disguise.WRONG_APP ? "WHOFANOTHERAPP" : keys.webhookId();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("PAYPAL-TRANSMISSION-ID", transmissionId);
        headers.put("PAYPAL-TRANSMISSION-TIME", time);
        headers.put("PAYPAL-TRANSMISSION-SIG", WebhookSigner.sign(key, transmissionId, time, webhookId, body));
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        headers.put("PAYPAL-CERT-URL", certificateUrl(notice.disguise()));
        return NoticeRequest.post(headers, "application/json", body);
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.is2xx();
    }

    @Override
    public List<Duration> schedule() {
        return SCHEDULE;
    }

    private String certificateUrl(Disguise disguise) {
        String id = disguise == Disguise.UNKNOWN_SERIAL ? "CERT-0" : certificateId();
        return host.publicUrl() + "/paypal/v1/notifications/certs/" + id;
    }

    String certificateId() {
        return "CERT-" + keys.certificates().getFirst().getSerialNumber().toString(16);
    }

    private Map<String, Object> body(Notice notice) {
        WebhookEvents.Told told = events.of(notice.event()).orElseThrow();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", notice.notificationId());
        fields.put("event_version", "1.0");
        fields.put("create_time", Movements.time(notice.createdAt()));
        fields.put("resource_type", told.resourceType());
        fields.put("resource_version", "2.0");
        fields.put("event_type", notice.disguise() == Disguise.UNKNOWN_EVENT ? "PAYMENT.ENCHANTED" : told.type());
        fields.put("summary", told.summary());
        fields.put("resource", told.resource());
        if (notice.disguise() == Disguise.OVERSIZED) {
            fields.put("padding", "0".repeat(OVERSIZED_LENGTH));
        }
        String self = host.publicUrl() + "/paypal/v1/notifications/webhooks-events/" + notice.notificationId();
        fields.put("links", List.of(Map.of("href", self, "rel", "self", "method", "GET")));
        return fields;
    }
}
