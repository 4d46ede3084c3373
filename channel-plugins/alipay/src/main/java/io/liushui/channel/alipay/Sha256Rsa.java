package io.liushui.channel.alipay;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** RSA2, as Alipay calls SHA256withRSA in Base64. */
final class Sha256Rsa {
    private static final String ALGORITHM = "SHA256withRSA";

    private Sha256Rsa() {}

    /** @throws IllegalStateException when the key cannot sign */
    static String sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the application's key cannot sign", unusable);
        }
    }

    /** False for a wrong, malformed or missing signature. */
    static boolean verify(PublicKey key, byte[] content, String base64) {
        if (base64 == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
