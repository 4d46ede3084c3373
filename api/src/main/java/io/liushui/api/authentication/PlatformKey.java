package io.liushui.api.authentication;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.liushui.core.merchants.PublicKeys;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The platform's key of one algorithm, kept in a file as two PEM blocks.
 *
 * @param id from its public key, so that it changes with the key
 */
record PlatformKey(String id, SignatureAlgorithm algorithm, PrivateKey privateKey, String publicPem) {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    static byte[] generate(SignatureAlgorithm algorithm) {
        try {
            KeyPair pair = generator(algorithm).generateKeyPair();
            return (pem(PRIVATE, pair.getPrivate().getEncoded())
                            + pem(PUBLIC, pair.getPublic().getEncoded()))
                    .getBytes(US_ASCII);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm.label() + " is not available", impossible);
        }
    }

    /** @throws IllegalStateException when the file is damaged */
    static PlatformKey read(SignatureAlgorithm algorithm, byte[] file) {
        try {
            String text = new String(file, US_ASCII);
            byte[] x509 = block(text, PUBLIC);
            PublicKeys.parse(algorithm, x509);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(x509);
            return new PlatformKey(
                    "plk_" + HexFormat.of().formatHex(digest, 0, 8),
                    algorithm,
                    factory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(block(text, PRIVATE))),
                    pem(PUBLIC, x509));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new IllegalStateException(
                    "the platform's key file for " + algorithm.label() + " is damaged", damaged);
        }
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "PlatformKey[" + id + "]";
    }

    private static KeyPairGenerator generator(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RSA_SHA256 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                yield generator;
            }
            case ED25519 -> KeyPairGenerator.getInstance("Ed25519");
            case SM2_SM3 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Signatures.SM2_PROVIDER);
                generator.initialize(new ECGenParameterSpec("sm2p256v1"));
                yield generator;
            }
            case HMAC_SHA256 -> throw new IllegalArgumentException("HMAC-SHA256 has no key pair");
        };
    }

    private static KeyFactory factory(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RSA_SHA256 -> KeyFactory.getInstance("RSA");
            case ED25519 -> KeyFactory.getInstance("Ed25519");
            case SM2_SM3 -> KeyFactory.getInstance("EC", Signatures.SM2_PROVIDER);
            case HMAC_SHA256 -> throw new IllegalArgumentException("HMAC-SHA256 has no key pair");
        };
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    private static byte[] block(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin) + begin.length();
        return Base64.getMimeDecoder().decode(text.substring(from, text.indexOf("-----END " + label + "-----")));
    }
}
