package io.liushui.channel.unionpay;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The signature of a message: SHA256withRSA over the hexadecimal SHA-256 of its fields, sorted, joined, not encoded. */
final class Seal {
    static final String SIGNATURE = "signature";
    static final String CERTIFICATE = "signPubKeyCert";
    private static final int LARGEST_KEY_BITS = 4096;
    private static final BigInteger LARGEST_EXPONENT = BigInteger.ONE.shiftLeft(32);

    private Seal() {}

    /** What is to be thought of a message. */
    enum Verdict {
        GENUINE,
        /** Its signature is missing, or belongs to another text. */
        FORGED,
        /** Signed by somebody whom we do not know. */
        STRANGER
    }

    /** The fields, trimmed, without blank ones, with certId and signature. */
    static Map<String, String> sign(Map<String, String> fields, MerchantKey merchant) {
        Map<String, String> signed = filled(fields);
        signed.put("signMethod", "01");
        signed.put("certId", merchant.certId());
        signed.put(SIGNATURE, sign(digest(text(signed)), merchant.key()));
        return signed;
    }

    static Verdict check(Map<String, String> fields, Trust trust) {
        return check(digest(text(fields)), fields.get(SIGNATURE), fields.get(CERTIFICATE), trust);
    }

    /** @param digest hexadecimal, of the text that was signed */
    static Verdict check(String digest, String signature, String pem, Trust trust) {
        if (signature == null || pem == null) {
            return Verdict.FORGED;
        }
        try {
            X509Certificate certificate = trust.read(pem);
            if (trust.believes(pem, certificate)) {
                return verifies(digest, signature, certificate.getPublicKey()) ? Verdict.GENUINE : Verdict.FORGED;
            }
            boolean whole =
                    isOrdinary(certificate.getPublicKey()) && verifies(digest, signature, certificate.getPublicKey());
            return whole ? Verdict.STRANGER : Verdict.FORGED;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return Verdict.FORGED;
        }
    }

    /** What is digested: all but the signature. */
    static String text(Map<String, String> fields) {
        return filled(fields).entrySet().stream()
                .filter(field -> !field.getKey().equals(SIGNATURE))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Map<String, String> filled(Map<String, String> fields) {
        Map<String, String> filled = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                filled.put(name, value.strip());
            }
        });
        return filled;
    }

    private static String sign(String digest, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(digest.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the merchant's key cannot sign", unusable);
        }
    }

    private static boolean verifies(String digest, String base64, PublicKey key) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update(digest.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getDecoder().decode(base64));
    }

    /** A stranger's key may be as large as it likes, to keep us busy. */
    private static boolean isOrdinary(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() <= LARGEST_KEY_BITS
                && rsa.getPublicExponent().compareTo(LARGEST_EXPONENT) < 0;
    }
}
