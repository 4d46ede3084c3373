package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.Numbers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with the APIv3 key. */
final class Seal {
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    Seal(byte[] apiV3Key) {
        this.key = new SecretKeySpec(apiV3Key, "AES");
    }

    /** The JSON object of a sealed resource. @param associated what the seal is also bound to */
    Map<String, Object> around(byte[] content, String associated) {
        String nonce = Numbers.next("").substring(0, NONCE_LENGTH);
        Map<String, Object> sealed = new LinkedHashMap<>();
        sealed.put("algorithm", "AEAD_AES_256_GCM");
        sealed.put("nonce", nonce);
        sealed.put("associated_data", associated);
        sealed.put("ciphertext", Base64.getEncoder().encodeToString(encrypt(content, nonce, associated)));
        return sealed;
    }

    private byte[] encrypt(byte[] content, String nonce, String associated) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII));
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            cipher.updateAAD(associated.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException unusableKey) {
            throw new IllegalStateException(unusableKey);
        }
    }
}
