package io.liushui.channel.prepaid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What we and the issuer sign with. */
final class SharedSecret {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    SharedSecret(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** In lower-case hexadecimal digits. */
    String sign(CanonicalText text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.bytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** @param signature may be null */
    boolean hasSigned(CanonicalText text, String signature) {
        return signature != null
                && text.complete()
                && MessageDigest.isEqual(
                        sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Tells nothing of the secret. */
    @Override
    public String toString() {
        return "SharedSecret[***]";
    }
}
