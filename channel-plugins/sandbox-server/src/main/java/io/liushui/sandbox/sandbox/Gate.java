package io.liushui.sandbox.sandbox;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.keys.KeyFiles;
import io.liushui.sandbox.keys.SignedLines;
import io.liushui.sandbox.wire.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Lets signed requests in and signs what goes out. */
final class Gate implements ReplyFormat {

    private static final long WINDOW_SECONDS = 300;

    private final KeyFiles keys;
    private final Ed25519PrivateKeyParameters otherKey;
    private final Clock clock;

    Gate(KeyFiles keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.otherKey = new Ed25519PrivateKeyParameters(new SecureRandom());
    }

    /** Loads what signing needs, so that the first client is not the one who waits for it. */
    void warmUp() {
        SignedLines lines = new SignedLines("GET", "/", "0", "0", new byte[0]);
        for (int round = 0; round < 20; round++) {
            lines.verify(keys.clientKey(), lines.sign(keys.ownKey()));
        }
    }

    /** @throws Refusal when the request is not the client's, or older or newer than five minutes */
    void check(Context context) {
        String timestamp = context.header("Sandbox-Timestamp");
        String nonce = context.header("Sandbox-Nonce");
        if (timestamp == null || nonce == null || nonce.isBlank()) {
            throw new Refusal(401, "signature_missing", "the request is not signed");
        }
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        SignedLines lines = new SignedLines(
                context.method().name(),
                context.req().getRequestURI() + query,
                timestamp,
                nonce,
                context.bodyAsBytes());
        if (!lines.verify(keys.clientKey(), context.header("Sandbox-Signature"))) {
            throw new Refusal(401, "signature_invalid", "the signature does not belong to this request");
        }
        if (Math.abs(clock.instant().getEpochSecond() - seconds(timestamp)) > WINDOW_SECONDS) {
            throw new Refusal(401, "timestamp_stale", "the timestamp is off by more than five minutes");
        }
    }

    @Override
    public void send(Context context, Reply reply) {
        sign(context, reply, keys.ownKey());
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        sign(context, reply, otherKey);
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return Answers.error(refusal.status(), refusal.code(), refusal.getMessage());
    }

    @Override
    public Reply unknownCode(Context context) {
        return Answers.error(400, "E-4711", "something is the matter");
    }

    @Override
    public Reply failure(Context context, int status) {
        return Answers.error(status, "internal_error", "the sandbox was told to fail");
    }

    private void sign(Context context, Reply answer, Ed25519PrivateKeyParameters key) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Numbers.next("");
        String asked = context.header("Sandbox-Nonce");
        SignedLines lines = new SignedLines(
                Integer.toString(answer.status()), asked == null ? "" : asked, timestamp, nonce, answer.body());
        context.status(answer.status())
                .contentType("application/json")
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", nonce)
                .header("Sandbox-Signature", lines.sign(key))
                .result(answer.body());
    }

    private static long seconds(String timestamp) {
        try {
            return Long.parseLong(timestamp);
        } catch (NumberFormatException malformed) {
            throw new Refusal(401, "timestamp_stale", "the timestamp is not a number of seconds");
        }
    }
}
