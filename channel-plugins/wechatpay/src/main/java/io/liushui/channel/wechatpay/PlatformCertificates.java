package io.liushui.channel.wechatpay;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The platform's certificates: those configured, and those downloaded, which are renewed before WeChat Pay changes to another one. A serial that
 * nobody knows causes a download at once, but not more often than configured, so that forged serials cannot make us ask all the time.
 */
final class PlatformCertificates {
    private final PlatformTrust trust;
    private final CertificateDownload download;
    private final Clock clock;
    private final Map<String, X509Certificate> configured;
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Map<String, X509Certificate> known;
    private volatile Instant triedAt = Instant.EPOCH;
    private volatile Instant renewedAt = Instant.EPOCH;

    PlatformCertificates(PlatformTrust trust, CertificateDownload download, Clock clock) {
        this.trust = trust;
        this.download = download;
        this.clock = clock;
        this.configured = bySerial(trust);
        this.known = configured;
    }

    /** Empty when nobody knows it, or it is not valid now. */
    Optional<PublicKey> find(String serial) {
        Optional<PublicKey> found = valid(serial);
        if (!trust.downloads()) {
            return found;
        }
        if (found.isEmpty()) {
            renew(trust.retryAfter());
            return valid(serial);
        }
        if (isOlder(renewedAt, trust.refreshAfter()) && renewing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::renewAside);
        }
        return found;
    }

    private void renewAside() {
        try {
            renew(trust.retryAfter());
        } finally {
            renewing.set(false);
        }
    }

    private void renew(Duration notMoreOftenThan) {
        asking.lock();
        try {
            if (isOlder(triedAt, notMoreOftenThan)) {
                triedAt = clock.instant();
                download.certificates(known).ifPresent(this::replace);
            }
        } finally {
            asking.unlock();
        }
    }

    private void replace(Map<String, X509Certificate> downloaded) {
        Map<String, X509Certificate> all = new HashMap<>(configured);
        all.putAll(downloaded);
        known = Map.copyOf(all);
        renewedAt = clock.instant();
    }

    private Optional<PublicKey> valid(String serial) {
        Date now = Date.from(clock.instant());
        return Optional.ofNullable(known.get(serial))
                .filter(found -> !now.before(found.getNotBefore()) && !now.after(found.getNotAfter()))
                .map(X509Certificate::getPublicKey);
    }

    private boolean isOlder(Instant at, Duration age) {
        return !clock.instant().isBefore(at.plus(age));
    }

    private static Map<String, X509Certificate> bySerial(PlatformTrust trust) {
        Map<String, X509Certificate> bySerial = new HashMap<>();
        trust.certificates().forEach(certificate -> bySerial.put(Serials.of(certificate), certificate));
        return Map.copyOf(bySerial);
    }
}
