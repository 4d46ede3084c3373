package io.liushui.core.merchants;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.liushui.core.ids.Ids;
import io.liushui.core.secrets.SecretBox;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator may do to an app's signature keys. Several may be valid at once, so that rotation needs no pause. */
@Component
public class KeyAdministration {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Merchants merchants;
    private final SecretBox box;
    private final Clock clock;

    public KeyAdministration(JdbcClient jdbc, Merchants merchants, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.merchants = merchants;
        this.box = box;
        this.clock = clock;
    }

    /**
     * Adds a key, valid at once and until it is expired.
     *
     * @param publicKeyPem PEM block {@code PUBLIC KEY}; null for HMAC-SHA256, whose secret is made here
     * @throws IllegalArgumentException when the app is unknown or the key is none for this algorithm
     */
    @Transactional
    public NewKey addKey(String appId, SignatureAlgorithm algorithm, String publicKeyPem) {
        if (algorithm == SignatureAlgorithm.HMAC_SHA256) {
            if (publicKeyPem != null) {
                throw new IllegalArgumentException("the secret of HMAC-SHA256 is made here, not given");
            }
            String secret = secret();
            return new NewKey(insert(appId, algorithm, box.seal(secret.getBytes(US_ASCII))), secret);
        }
        if (publicKeyPem == null) {
            throw new IllegalArgumentException(algorithm.label() + " needs the public key in PEM");
        }
        byte[] x509 = PublicKeys.fromPem(publicKeyPem);
        PublicKeys.parse(algorithm, x509);
        return new NewKey(insert(appId, algorithm, x509), null);
    }

    /** From {@code at} on the key is refused. */
    @Transactional
    public void expireKey(String keyId, Instant at) {
        int changed = jdbc.sql("update api_key set valid_until = ? where id = ?")
                .params(Timestamp.from(at), keyId)
                .update();
        if (changed == 0) {
            throw new IllegalArgumentException("no key " + keyId);
        }
        merchants.forget();
    }

    private String insert(String appId, SignatureAlgorithm algorithm, byte[] material) {
        Instant now = clock.instant();
        String id = Ids.next("key", now);
        int made = jdbc.sql("""
                        insert into api_key (id, app_id, algorithm, material, valid_from, created_at)
                        select ?, id, ?, ?, ?, ? from app where id = ?""")
                .params(id, algorithm.label(), material, Timestamp.from(now), Timestamp.from(now), appId)
                .update();
        if (made == 0) {
            throw new IllegalArgumentException("no app " + appId);
        }
        return id;
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "sk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
