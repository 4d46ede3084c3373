package io.liushui.api.authentication;

import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.core.secrets.KeysDirectory;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The platform's own keys, made at the first start; they sign the answers. */
@Component
public class PlatformKeys {
    private final Map<SignatureAlgorithm, PlatformKey> keys = new EnumMap<>(SignatureAlgorithm.class);
    private final Clock clock;

    PlatformKeys(KeysDirectory directory, Clock clock) {
        this.clock = clock;
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            if (algorithm != SignatureAlgorithm.HMAC_SHA256) {
                String file = "platform-" + algorithm.label().toLowerCase(Locale.ROOT) + ".pem";
                byte[] content = directory.readOrCreate(file, () -> PlatformKey.generate(algorithm));
                keys.put(algorithm, PlatformKey.read(algorithm, content));
            }
        }
    }

    /**
     * Signature headers of an answer, by the platform's key of the algorithm that the caller used; for HMAC-SHA256 by the secret that both have.
     */
    public Map<String, String> sign(Caller caller, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] text = SigningText.ofAnswer(timestamp, caller.nonce(), body);
        SignatureAlgorithm algorithm = caller.key().algorithm();
        PlatformKey key = keys.get(algorithm);
        byte[] signature = algorithm == SignatureAlgorithm.HMAC_SHA256
                ? Signatures.hmac(caller.key().material(), text)
                : Signatures.sign(algorithm, key.privateKey(), text);
        return Map.of(
                "Liushui-Timestamp",
                timestamp,
                "Liushui-Nonce",
                caller.nonce(),
                "Liushui-Key-Id",
                key == null ? caller.key().id() : key.id(),
                "Liushui-Signature",
                Base64.getEncoder().encodeToString(signature));
    }

    /** As the API shows them. */
    public List<Map<String, Object>> documents() {
        return keys.values().stream().map(PlatformKeys::document).toList();
    }

    private static Map<String, Object> document(PlatformKey key) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", key.id());
        document.put("object", "platform_key");
        document.put("algorithm", key.algorithm().label());
        document.put("public_key", key.publicPem());
        return document;
    }
}
