package io.liushui.core.merchants;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Encrypts secrets at rest with AES-256-GCM under the key file {@code secret-box.key} of the keys directory. */
@Component
public class SecretBox {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    public SecretBox(KeysDirectory keys) {
        byte[] material = keys.readOrCreate("secret-box.key", () -> random(32));
        if (material.length != 32) {
            throw new IllegalStateException("secret-box.key must have 32 bytes");
        }
        this.key = new SecretKeySpec(material, "AES");
    }

    /** One version byte, the nonce, the cipher text and its tag. */
    public byte[] seal(byte[] secret) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0);
            byte[] box = new byte[1 + NONCE_BYTES + cipher.getOutputSize(secret.length)];
            box[0] = VERSION;
            System.arraycopy(nonce, 0, box, 1, NONCE_BYTES);
            cipher.doFinal(secret, 0, secret.length, box, 1 + NONCE_BYTES);
            return box;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is not available", impossible);
        }
    }

    /** @throws IllegalStateException when the box was changed or sealed under another key */
    public byte[] open(byte[] box) {
        if (box.length < 1 + NONCE_BYTES || box[0] != VERSION) {
            throw new IllegalStateException("not a sealed secret");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, box, 1).doFinal(box, 1 + NONCE_BYTES, box.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "a secret cannot be opened: it was sealed under another key or changed", wrong);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int offset) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
        cipher.updateAAD(new byte[] {VERSION});
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
