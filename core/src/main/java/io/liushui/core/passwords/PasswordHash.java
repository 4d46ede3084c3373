package io.liushui.core.passwords;

import io.liushui.core.secrets.KeyedHashes;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.stereotype.Component;

/**
 * Argon2id (RFC 9106) with a secret of the master key, because six digits are soon tried out by whoever has the table alone. A hash stands with its
 * parameters, in the PHC form {@code $argon2id$v=19$m=12288,t=3,p=1$salt$hash}: one of the choices that OWASP names as the least, about 50 ms here.
 */
@Component
class PasswordHash {
    private static final int MEMORY_KIB = 12_288;
    private static final int PASSES = 3;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** Each takes 12 MiB and a core. */
    private static final int MOST_AT_ONCE = 4;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]+),t=([0-9]+),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final byte[] secret;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    PasswordHash(KeyedHashes hashes) {
        this.secret = hashes.of(new byte[0], "secret of payment passwords");
    }

    String of(PaymentPassword password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(compute(password, MEMORY_KIB, PASSES, salt));
    }

    /** @throws IllegalStateException when the hash is none of ours */
    boolean matches(String hash, PaymentPassword password) {
        Matcher parts = PHC.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalStateException("not a hash of a payment password");
        }
        byte[] computed = compute(
                password,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Base64.getDecoder().decode(parts.group(3)));
        return MessageDigest.isEqual(computed, Base64.getDecoder().decode(parts.group(4)));
    }

    private byte[] compute(PaymentPassword password, int memoryKib, int passes, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .withSecret(secret)
                .build());
        char[] characters = password.characters();
        byte[] hash = new byte[HASH_BYTES];
        places.acquireUninterruptibly();
        try {
            argon2.generateBytes(characters, hash);
            return hash;
        } finally {
            places.release();
            Arrays.fill(characters, '0');
        }
    }
}
