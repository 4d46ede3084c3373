package io.liushui.channel.wechatpay;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** {@code SHA256withRSA} with Base64 around it. */
final class RsaSha256 {
    private static final String ALGORITHM = "SHA256withRSA";

    private RsaSha256() {}

    static String sign(PrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException unusableKey) {
            throw new IllegalStateException("the merchant's key cannot sign", unusableKey);
        }
    }

    /** False too for what is no signature at all. */
    static boolean isSigned(PublicKey key, byte[] text, String base64) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
