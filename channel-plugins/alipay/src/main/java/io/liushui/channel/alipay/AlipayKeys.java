package io.liushui.channel.alipay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.keys.PemKeys;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** With what Alipay's signatures are verified. */
sealed interface AlipayKeys {

    /**
     * The key for what was signed now under this serial number.
     *
     * @param serial null when the message names none
     * @return null when we have none
     */
    PublicKey find(String serial, Instant now);

    static AlipayKeys of(ChannelSettings settings) {
        if (!Certificates.configured(settings)) {
            return new Plain(PemKeys.rsaPublicKey(settings, "alipayPublicKey"));
        }
        List<X509Certificate> chain = Certificates.read(settings, "alipayCertificate");
        Certificates.requireTrusted(chain, Certificates.roots(settings), "alipayCertificate");
        Map<String, X509Certificate> bySerial = new LinkedHashMap<>();
        Certificates.leaves(chain).forEach(certificate -> bySerial.put(Certificates.serial(certificate), certificate));
        return new Certified(bySerial);
    }

    /** Public-key mode: one key, whatever the message names. */
    record Plain(PublicKey key) implements AlipayKeys {
        @Override
        public PublicKey find(String serial, Instant now) {
            return key;
        }
    }

    /** Certificate mode: the one that the message names, or the first where it names none, while it is valid. */
    record Certified(Map<String, X509Certificate> bySerial) implements AlipayKeys {
        @Override
        public PublicKey find(String serial, Instant now) {
            X509Certificate certificate =
                    serial == null ? bySerial.values().stream().findFirst().orElse(null) : bySerial.get(serial);
            return certificate == null || !validAt(certificate, now) ? null : certificate.getPublicKey();
        }

        private static boolean validAt(X509Certificate certificate, Instant now) {
            Date date = Date.from(now);
            return !date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter());
        }
    }
}
