package io.liushui.spi.keys;

import io.liushui.spi.ChannelSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Reads keys and certificates from settings that hold PEM text, or the bare Base64 that some channels hand out. What it throws names the setting,
 * never the content.
 */
public final class PemKeys {

    private PemKeys() {}

    /** @throws IllegalArgumentException when the setting holds no PKCS#8 RSA key */
    public static PrivateKey rsaPrivateKey(ChannelSettings settings, String name) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(settings.require(name))));
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new IllegalArgumentException("setting '" + name + "' holds no RSA private key in PKCS#8");
        }
    }

    /** @throws IllegalArgumentException when the setting holds no RSA public key */
    public static PublicKey rsaPublicKey(ChannelSettings settings, String name) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(settings.require(name))));
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new IllegalArgumentException("setting '" + name + "' holds no RSA public key");
        }
    }

    /**
     * All certificates of the setting, in their order.
     *
     * @throws IllegalArgumentException when it holds none
     */
    public static List<X509Certificate> certificates(ChannelSettings settings, String name) {
        try {
            byte[] text = settings.require(name).getBytes(StandardCharsets.US_ASCII);
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(text))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("none");
            }
            return certificates;
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new IllegalArgumentException("setting '" + name + "' holds no X.509 certificate in PEM");
        }
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
