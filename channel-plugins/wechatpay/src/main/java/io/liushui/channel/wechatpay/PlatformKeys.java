package io.liushui.channel.wechatpay;

import java.security.PublicKey;
import java.util.Optional;

/** The keys by which WeChat Pay signs: one public key with an id, certificates by their serials, or both while a merchant changes over. */
final class PlatformKeys {
    private final PlatformTrust trust;
    private final PlatformCertificates certificates;

    PlatformKeys(PlatformTrust trust, PlatformCertificates certificates) {
        this.trust = trust;
        this.certificates = certificates;
    }

    /** @param serial of a certificate, or the id of the public key */
    Optional<PublicKey> find(String serial) {
        if (serial.equals(trust.publicKeyId())) {
            return Optional.of(trust.publicKey());
        }
        return Serials.isOne(serial) ? certificates.find(serial) : Optional.empty();
    }

    /** With which key we want to be answered, where we have one. */
    Optional<String> wanted() {
        return Optional.ofNullable(trust.publicKeyId());
    }
}
