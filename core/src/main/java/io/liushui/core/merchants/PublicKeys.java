package io.liushui.core.merchants;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Public keys as X.509 SubjectPublicKeyInfo. */
public final class PublicKeys {
    private static final int RSA_LEAST_BITS = 2048;
    private static final int RSA_MOST_BITS = 8192;
    /** Elliptic curve key (RFC 5480) on sm2p256v1 (GB/T 32918.5), uncompressed point. */
    private static final byte[] SM2_PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004");

    private static final Provider SM2_PROVIDER = new BouncyCastleProvider();

    private PublicKeys() {}

    /** @throws IllegalArgumentException when it is no key for this algorithm */
    public static PublicKey parse(SignatureAlgorithm algorithm, byte[] x509) {
        try {
            return switch (algorithm) {
                case RSA_SHA256 -> rsa(x509);
                case ED25519 -> KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
                case SM2_SM3 -> sm2(x509);
                case HMAC_SHA256 -> throw new IllegalArgumentException("HMAC-SHA256 has no public key");
            };
        } catch (GeneralSecurityException | IllegalStateException malformed) {
            throw new IllegalArgumentException("not a public key for " + algorithm.label(), malformed);
        }
    }

    /** The content of a PEM block {@code PUBLIC KEY}. */
    static byte[] fromPem(String pem) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
    }

    private static PublicKey rsa(byte[] x509) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(x509));
        int bits = ((RSAPublicKey) key).getModulus().bitLength();
        if (bits < RSA_LEAST_BITS || bits > RSA_MOST_BITS) {
            throw new IllegalArgumentException("an RSA key needs " + RSA_LEAST_BITS + " to " + RSA_MOST_BITS + " bits");
        }
        return key;
    }

    private static PublicKey sm2(byte[] x509) throws GeneralSecurityException {
        if (x509.length != SM2_PREFIX.length + 64
                || !HexFormat.of().formatHex(x509).startsWith(HexFormat.of().formatHex(SM2_PREFIX))) {
            throw new IllegalArgumentException("not a public key on the curve sm2p256v1");
        }
        return KeyFactory.getInstance("EC", SM2_PROVIDER).generatePublic(new X509EncodedKeySpec(x509));
    }
}
