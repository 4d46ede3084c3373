package io.liushui.api.authentication;

import io.liushui.core.merchants.ApiKey;
import io.liushui.core.merchants.PublicKeys;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Public keys, parsed once. */
@Component
class ParsedKeys {
    private static final int MOST = 10_000;

    private final Map<String, Parsed> keys = new ConcurrentHashMap<>();

    PublicKey of(ApiKey key) {
        Parsed parsed = keys.get(key.id());
        if (parsed == null || !Arrays.equals(parsed.material(), key.material())) {
            if (keys.size() >= MOST) {
                keys.clear();
            }
            parsed = new Parsed(key.material(), PublicKeys.parse(key.algorithm(), key.material()));
            keys.put(key.id(), parsed);
        }
        return parsed.key();
    }

    private record Parsed(byte[] material, PublicKey key) {}
}
