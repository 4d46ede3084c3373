package io.liushui.core.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets at rest with AES-256-GCM. The bean holds the platform's master key: {@code liushui.master-key} (Base64, from the environment) or
 * else the file {@code secret-box.key} of the keys directory.
 */
@Component
public class SecretBox {
    static final int KEY_BYTES = 32;
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int FINGERPRINT_DIGITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    @Autowired
    SecretBox(KeysDirectory keys, @Value("${liushui.master-key:}") String masterKey) {
        this(masterKey.isBlank() ? file(keys) : decoded(masterKey));
    }

    public SecretBox(KeysDirectory keys) {
        this(file(keys));
    }

    /** @param material 32 bytes */
    SecretBox(byte[] material) {
        if (material.length != KEY_BYTES) {
            throw new IllegalStateException("the key of a secret box must have " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(material, "AES");
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** One version byte, the nonce, the cipher text and its tag. */
    public byte[] seal(byte[] secret) {
        return seal(secret, "");
    }

    /** @param purpose what the box is for; it opens only for the same */
    byte[] seal(byte[] secret, String purpose) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, purpose);
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
        return open(box, "");
    }

    byte[] open(byte[] box, String purpose) {
        if (box.length < 1 + NONCE_BYTES || box[0] != VERSION) {
            throw new IllegalStateException("not a sealed secret");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, box, 1, purpose)
                    .doFinal(box, 1 + NONCE_BYTES, box.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "a secret cannot be opened: it was sealed under another key or changed", wrong);
        }
    }

    /** Twelve hexadecimal digits by which two secrets are told apart; they say nothing of the secret to whoever has not this box's key. */
    public String fingerprint(byte[] secret) {
        return HexFormat.of().formatHex(keyedHash(secret, "fingerprint")).substring(0, FINGERPRINT_DIGITS);
    }

    /** HMAC-SHA256. @param purpose one line; hashes of different purposes have nothing in common */
    byte[] keyedHash(byte[] content, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            mac.update((purpose + "\n").getBytes(UTF_8));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is not available", impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int offset, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
        cipher.updateAAD(new byte[] {VERSION});
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] file(KeysDirectory keys) {
        return keys.readOrCreate("secret-box.key", () -> random(KEY_BYTES));
    }

    private static byte[] decoded(String masterKey) {
        try {
            return Base64.getDecoder().decode(masterKey.strip());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException("liushui.master-key must be the Base64 of " + KEY_BYTES + " bytes");
        }
    }
}
