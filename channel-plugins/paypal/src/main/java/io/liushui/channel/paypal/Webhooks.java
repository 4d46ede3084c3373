package io.liushui.channel.paypal;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.RawNotification;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Admits genuine webhooks; reads nothing before the signature is known to be good. */
final class Webhooks {

    /** PayPal repeats a webhook for three days. */
    private static final Duration OLDEST = Duration.ofDays(3).plusHours(1);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final SigningCertificates certificates;
    private final String webhookId;
    private final Clock clock;
    private final JsonMapper mapper;
    private final Events events;

    Webhooks(SigningCertificates certificates, String webhookId, Clock clock, JsonMapper mapper, Events events) {
        this.certificates = certificates;
        this.webhookId = webhookId;
        this.clock = clock;
        this.mapper = mapper;
        this.events = events;
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        Transmission transmission = Transmission.of(raw.headers());
        X509Certificate certificate = certificates.at(transmission.certificateUrl());
        if (!transmission.isSignedBy(certificate.getPublicKey(), webhookId, raw.body())) {
            throw new NotificationRefused(Reason.FORGED, "the signature is wrong");
        }
        Instant sent = PaypalOrder.instant(transmission.time());
        Instant now = clock.instant();
        if (sent == null) {
            throw new NotificationRefused(Reason.MALFORMED, "the time is not a time");
        }
        if (sent.isBefore(now.minus(OLDEST)) || sent.isAfter(now.plus(AHEAD))) {
            throw new NotificationRefused(Reason.STALE, "it was sent more than three days ago, or is ahead of time");
        }
        try {
            return events.read(mapper.readTree(raw.body()));
        } catch (JacksonException malformed) {
            throw new NotificationRefused(Reason.MALFORMED, "the body is not JSON");
        }
    }
}
