package io.liushui.channel.paypal;

import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.Reply;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;

/**
 * The certificates with which PayPal signs webhooks, fetched from allowed addresses only, checked, and kept while they are valid. One is fetched at a
 * time.
 */
final class SigningCertificates {

    private static final int MOST = 32;

    private final PaypalApi api;
    private final PaypalSettings settings;
    private final CertificateChain chain;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private final Map<HttpUrl, X509Certificate> kept = new LinkedHashMap<>();

    SigningCertificates(PaypalApi api, PaypalSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.chain = CertificateChain.of(settings.trusted(), settings.certificateName());
        this.clock = clock;
    }

    /** @throws NotificationRefused when the address is not allowed, or what lies there is not to be believed or cannot be had now */
    X509Certificate at(String address) throws NotificationRefused {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || settings.certificateUrls().stream().noneMatch(allowed -> isBelow(allowed, url))) {
            throw new NotificationRefused(Reason.FORGED, "certificates are not fetched from that address");
        }
        fetching.lock();
        try {
            X509Certificate known = kept.get(url);
            if (known != null && !clock.instant().isAfter(known.getNotAfter().toInstant())) {
                return known;
            }
            X509Certificate fetched = fetch(url);
            kept.put(url, fetched);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            return fetched;
        } finally {
            fetching.unlock();
        }
    }

    private X509Certificate fetch(HttpUrl url) throws NotificationRefused {
        Reply reply = api.fetch(new ChannelCall("certificate", settings.channelId(), null), url);
        if (!(reply instanceof Reply.Answered answered) || answered.status() != 200) {
            throw new NotificationRefused(Reason.UNKNOWN_KEY, "the certificate cannot be fetched");
        }
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(answered.body()))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("there is none");
            }
            chain.check(certificates, clock.instant());
            return certificates.getFirst();
        } catch (GeneralSecurityException untrusted) {
            throw new NotificationRefused(
                    Reason.UNKNOWN_KEY, "the certificate is not trusted: " + untrusted.getMessage());
        }
    }

    private static boolean isBelow(HttpUrl allowed, HttpUrl url) {
        return url.scheme().equals(allowed.scheme())
                && url.host().equals(allowed.host())
                && url.port() == allowed.port()
                && url.query() == null
                && url.encodedPath().startsWith(allowed.encodedPath());
    }
}
