package io.liushui.channel.alipay;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.RawNotification;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Admits genuine notifications that are meant for us; reads nothing before the signature is known to be good. */
final class Notifications {
    /** Alipay repeats one for a little more than 24 hours. */
    private static final Duration OLDEST = Duration.ofHours(36);

    private static final Duration AHEAD = Duration.ofMinutes(15);

    private final AlipaySettings settings;
    private final Clock clock;
    private final NoticeMeaning meaning;

    Notifications(AlipaySettings settings, Clock clock, Codes codes) {
        this.settings = settings;
        this.clock = clock;
        this.meaning = new NoticeMeaning(codes);
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        NoticeForm form = NoticeForm.of(raw.body());
        requireGenuine(form);
        requireFresh(form);
        requireOurs(form);
        return meaning.of(form);
    }

    private void requireGenuine(NoticeForm form) throws NotificationRefused {
        String serial = form.text("alipay_cert_sn");
        PublicKey key = settings.alipay().find(serial.isEmpty() ? null : serial, clock.instant());
        if (key == null) {
            throw new NotificationRefused(Reason.UNKNOWN_KEY, "signed with a certificate that we do not have");
        }
        if (!"RSA2".equals(form.text("sign_type"))
                || !Sha256Rsa.verify(key, form.signedContent(), form.fields().get("sign"))) {
            throw new NotificationRefused(Reason.FORGED, "the signature is wrong or missing");
        }
    }

    private void requireFresh(NoticeForm form) throws NotificationRefused {
        Instant sent = AlipayTime.instant(form.text("notify_time"))
                .orElseThrow(() -> new NotificationRefused(Reason.MALFORMED, "notify_time is missing or no time"));
        Instant now = clock.instant();
        if (sent.isBefore(now.minus(OLDEST)) || sent.isAfter(now.plus(AHEAD))) {
            throw new NotificationRefused(Reason.STALE, "sent more than 36 hours ago, or in the future");
        }
    }

    /** Trades name the seller, authorisations the payee. */
    private void requireOurs(NoticeForm form) throws NotificationRefused {
        boolean trade = NoticeMeaning.TRADE.equals(form.text("notify_type"));
        String account = form.text(trade ? "seller_id" : "payee_user_id");
        boolean ours =
                trade ? account.equals(settings.sellerId()) : account.isEmpty() || account.equals(settings.sellerId());
        if (!form.text("app_id").equals(settings.app().appId()) || !ours) {
            throw new NotificationRefused(Reason.NOT_FOR_US, "meant for another application or another account");
        }
    }
}
