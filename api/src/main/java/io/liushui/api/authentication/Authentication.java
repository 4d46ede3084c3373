package io.liushui.api.authentication;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.merchants.ApiKey;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Proves who sent a request. */
@Component
public class Authentication {
    static final Duration WINDOW = Duration.ofMinutes(5);

    private final Merchants merchants;
    private final ParsedKeys parsedKeys;
    private final Nonces nonces;
    private final Clock clock;

    Authentication(Merchants merchants, ParsedKeys parsedKeys, Nonces nonces, Clock clock) {
        this.merchants = merchants;
        this.parsedKeys = parsedKeys;
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * The nonce is used up only by a valid signature, so that nobody else can use up a merchant's.
     *
     * @param target path and query exactly as sent
     * @param authorization the header, or null
     * @throws Refusal with a status of 401
     */
    public Caller authenticate(String method, String target, String authorization, byte[] body) {
        AuthorizationHeader header = AuthorizationHeader.parse(authorization);
        Instant now = clock.instant();
        ApiKey key = merchants
                .key(header.keyId())
                .orElseThrow(() -> Refusal.of(ProblemCode.KEY_UNKNOWN, "key_id", "no key " + header.keyId()));
        if (key.algorithm() != header.algorithm()) {
            throw Refusal.of(
                    ProblemCode.ALGORITHM_MISMATCH,
                    "Authorization",
                    "the key is pinned to " + key.algorithm().label());
        }
        if (!key.isValidAt(now)) {
            throw Refusal.of(ProblemCode.KEY_NOT_VALID, "key_id", "the key has expired or is not valid yet");
        }
        Duration skew = Duration.between(Instant.ofEpochSecond(Long.parseLong(header.timestamp())), now)
                .abs();
        if (skew.compareTo(WINDOW) > 0) {
            throw Refusal.of(
                    ProblemCode.TIMESTAMP_OUT_OF_WINDOW, "timestamp", "our clock shows " + now.getEpochSecond());
        }
        byte[] text = SigningText.ofRequest(method, target, header.timestamp(), header.nonce(), body);
        if (!fits(key, text, header.signature())) {
            throw Refusal.of(ProblemCode.SIGNATURE_INVALID, "signature", "the signature does not fit the request");
        }
        if (!nonces.use(key.id(), header.nonce())) {
            throw Refusal.of(ProblemCode.NONCE_REUSED, "nonce", "the nonce was used before with this key");
        }
        App app = merchants.app(key.appId()).orElseThrow();
        return new Caller(app, key, header.nonce());
    }

    private boolean fits(ApiKey key, byte[] text, byte[] signature) {
        return key.algorithm() == SignatureAlgorithm.HMAC_SHA256
                ? Signatures.verifyHmac(key.material(), text, signature)
                : Signatures.verify(key.algorithm(), parsedKeys.of(key), text, signature);
    }
}
