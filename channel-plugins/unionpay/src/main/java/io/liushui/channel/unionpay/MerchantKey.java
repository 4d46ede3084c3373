package io.liushui.channel.unionpay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.keys.PemKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;

/**
 * What we sign with. Settings: {@code signCertificate}, a PFX file as Base64, with {@code signCertificatePassword}; or {@code privateKey} and
 * {@code certificate}, both PEM.
 *
 * @param certId the certificate's serial number, decimal
 */
record MerchantKey(String certId, PrivateKey key) {

    /** @throws IllegalArgumentException naming the setting at fault */
    static MerchantKey of(ChannelSettings settings) {
        if (settings.values().containsKey("signCertificate")) {
            return ofPfx(settings);
        }
        PrivateKey key = PemKeys.rsaPrivateKey(settings, "privateKey");
        return new MerchantKey(
                serial(PemKeys.certificates(settings, "certificate").getFirst()), key);
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString();
    }

    private static MerchantKey ofPfx(ChannelSettings settings) {
        char[] password = settings.require("signCertificatePassword").toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            byte[] file = Base64.getMimeDecoder().decode(settings.require("signCertificate"));
            store.load(new ByteArrayInputStream(file), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return new MerchantKey(serial((X509Certificate) store.getCertificate(alias)), key);
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            throw new IllegalArgumentException(
                    "setting 'signCertificate' holds no PFX that 'signCertificatePassword' opens");
        }
        throw new IllegalArgumentException("setting 'signCertificate' holds no private key");
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "MerchantKey[" + certId + "]";
    }
}
