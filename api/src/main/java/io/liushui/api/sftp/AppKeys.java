package io.liushui.api.sftp;

import io.liushui.core.ids.Ids;
import io.liushui.core.merchants.ApiKey;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.PublicKeys;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who may enter: an app, by one of the public keys with which its requests are verified. */
@Component
class AppKeys {
    private static final Logger LOG = LoggerFactory.getLogger(AppKeys.class);
    private static final int ED25519_BYTES = 32;

    private final Merchants merchants;
    private final Clock clock;

    AppKeys(Merchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /** Whether the key is one of this app's that is valid now; whoever asks has yet to prove that it has the private one. */
    boolean mayEnter(String user, PublicKey offered) {
        Optional<App> app = Ids.isId("app", user) ? merchants.app(user) : Optional.empty();
        if (app.isEmpty() || !app.get().active()) {
            LOG.info("SFTP: a user that is no app, or is suspended, was refused");
            return false;
        }
        List<ApiKey> keys = merchants.keysOf(user).stream()
                .filter(key -> key.isValidAt(clock.instant()))
                .toList();
        if (keys.stream().noneMatch(AppKeys::fits)) {
            LOG.warn(
                    "SFTP: app {} was refused: none of its valid API keys is RSA-SHA256 or Ed25519, the algorithms that SSH knows",
                    user);
            return false;
        }
        byte[] wire = wire(offered);
        boolean known = keys.stream()
                .filter(AppKeys::fits)
                .anyMatch(key -> Arrays.equals(wire, wire(PublicKeys.parse(key.algorithm(), key.material()))));
        if (!known) {
            LOG.info("SFTP: app {} offered a key that is none of its valid API keys", user);
        }
        return known;
    }

    private static boolean fits(ApiKey key) {
        return switch (key.algorithm()) {
            case RSA_SHA256, ED25519 -> true;
            case HMAC_SHA256, SM2_SM3 -> false;
        };
    }

    /** The key as SSH writes it, so that it does not matter which library made it; empty for a kind that is not taken. */
    private static byte[] wire(PublicKey key) {
        ByteArrayBuffer buffer = new ByteArrayBuffer();
        if (key instanceof RSAPublicKey rsa) {
            buffer.putMPInt(rsa.getPublicExponent());
            buffer.putMPInt(rsa.getModulus());
        } else if (isEd25519(key)) {
            byte[] x509 = key.getEncoded();
            buffer.putBytes(x509, x509.length - ED25519_BYTES, ED25519_BYTES);
        }
        return buffer.getCompactData();
    }

    private static boolean isEd25519(PublicKey key) {
        return SignatureAlgorithm.ED25519.label().equalsIgnoreCase(key.getAlgorithm())
                || key.getAlgorithm().equals("EdDSA");
    }
}
