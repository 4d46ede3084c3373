package io.liushui.channel.wechatpay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.keys.PemKeys;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * Whose signatures are believed. With a public key only, certificates are not asked for; both may be given while a merchant changes over.
 *
 * @param publicKeyId setting {@code platformPublicKeyId}, like {@code PUB_KEY_ID_…}; null without a public key
 * @param publicKey setting {@code platformPublicKey} (PEM); null without one
 * @param downloads setting {@code platformCertificates.download}: whether certificates are downloaded; default: without a public key
 * @param certificates setting {@code platformCertificates} (PEM): those known from the start, may be none
 * @param refreshAfter setting {@code platformCertificates.refreshSeconds}, default 12 hours, as WeChat Pay advises
 * @param retryAfter setting {@code platformCertificates.retrySeconds}, default 60: how often an unknown serial may cause a download
 */
record PlatformTrust(
        String publicKeyId,
        PublicKey publicKey,
        boolean downloads,
        List<X509Certificate> certificates,
        Duration refreshAfter,
        Duration retryAfter) {

    private static final String ID = "platformPublicKeyId";
    private static final String KEY = "platformPublicKey";
    private static final String CERTIFICATES = "platformCertificates";

    static PlatformTrust of(ChannelSettings settings) {
        String id = WechatPaySettings.optional(settings, ID, null);
        String key = WechatPaySettings.optional(settings, KEY, null);
        if ((id == null) != (key == null)) {
            throw new IllegalArgumentException("settings '" + ID + "' and '" + KEY + "' belong together");
        }
        boolean given = WechatPaySettings.optional(settings, CERTIFICATES, null) != null;
        String downloads =
                WechatPaySettings.optional(settings, CERTIFICATES + ".download", Boolean.toString(id == null));
        return new PlatformTrust(
                id,
                key == null ? null : PemKeys.rsaPublicKey(settings, KEY),
                Boolean.parseBoolean(downloads),
                given ? PemKeys.certificates(settings, CERTIFICATES) : List.of(),
                WechatPaySettings.seconds(
                        settings,
                        CERTIFICATES + ".refreshSeconds",
                        Duration.ofHours(12).toSeconds()),
                WechatPaySettings.seconds(settings, CERTIFICATES + ".retrySeconds", 60));
    }
}
