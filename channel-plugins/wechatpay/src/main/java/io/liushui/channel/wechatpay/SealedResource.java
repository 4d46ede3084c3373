package io.liushui.channel.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** What WeChat Pay seals with the APIv3 key: the content of notifications, and certificates. */
record SealedResource(String algorithm, String nonce, String associatedData, String ciphertext) {
    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int TAG_BITS = 128;

    static SealedResource of(JsonNode node) {
        return new SealedResource(
                Fields.text(node, "algorithm"),
                Fields.text(node, "nonce"),
                Fields.text(node, "associated_data"),
                Fields.text(node, "ciphertext"));
    }

    /** @throws GeneralSecurityException when it was sealed otherwise, with another key, or was changed since */
    byte[] open(byte[] apiV3Key) throws GeneralSecurityException {
        if (!algorithm.equals(ALGORITHM)) {
            throw new GeneralSecurityException("the resource is not sealed with " + ALGORITHM);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(apiV3Key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(Base64.getDecoder().decode(ciphertext));
        } catch (IllegalArgumentException malformed) {
            throw new GeneralSecurityException("the resource is malformed", malformed);
        }
    }
}
