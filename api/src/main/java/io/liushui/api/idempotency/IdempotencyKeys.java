package io.liushui.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.secrets.KeyedHashes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Between the header and the core's idempotency. */
public final class IdempotencyKeys {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private IdempotencyKeys() {}

    /** @throws Refusal when the header is missing or malformed */
    public static IdempotencyRequest of(ApiRequest request) {
        String appId = request.caller().app().id();
        return new IdempotencyRequest(appId, key(request.header(HEADER)), fingerprint(appId, request, request.body()));
    }

    /** For a body that holds a card number, a password or a code: its fingerprint cannot be tried out without the master key. */
    public static IdempotencyRequest ofSecret(ApiRequest request, KeyedHashes hashes) {
        String appId = request.caller().app().id();
        byte[] hidden = hashes.of(request.body(), "body of a request");
        return new IdempotencyRequest(appId, key(request.header(HEADER)), fingerprint(appId, request, hidden));
    }

    /** With {@code Idempotency-Replayed: true} when an earlier request made it. */
    public static Answer answer(SavedAnswer saved) {
        Answer answer = Answer.json(saved.status(), saved.body());
        return saved.replayed() ? answer.with("Idempotency-Replayed", "true") : answer;
    }

    static String key(String header) {
        if (header == null) {
            throw Refusal.of(ProblemCode.IDEMPOTENCY_KEY_MISSING, HEADER, "send a fresh key with every new request");
        }
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw Refusal.of(
                    ProblemCode.IDEMPOTENCY_KEY_INVALID, HEADER, "a key has 1 to 255 visible ASCII characters");
        }
        return key;
    }

    private static byte[] fingerprint(String appId, ApiRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((appId + "\n" + request.method() + " " + request.target() + "\n").getBytes(UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}
