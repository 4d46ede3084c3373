package io.liushui.core.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits, kept as a salt and an HMAC-SHA256. The few tries protect them, more than the hash could. */
public final class SmsCode {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SmsCode() {}

    public static String next() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    public static byte[] hash(String code) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = Arrays.copyOf(salt, SALT_BYTES + 32);
        System.arraycopy(mac(salt, code), 0, hash, SALT_BYTES, 32);
        return hash;
    }

    /** In constant time. */
    public static boolean matches(byte[] hash, String code) {
        byte[] salt = Arrays.copyOf(hash, SALT_BYTES);
        return MessageDigest.isEqual(Arrays.copyOfRange(hash, SALT_BYTES, hash.length), mac(salt, code));
    }

    private static byte[] mac(byte[] salt, String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac.doFinal(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
