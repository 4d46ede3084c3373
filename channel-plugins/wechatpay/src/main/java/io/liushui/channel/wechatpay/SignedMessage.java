package io.liushui.channel.wechatpay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What WeChat Pay sends, answers and notifications alike: signed over timestamp, nonce and raw body, each ended by a line feed. */
record SignedMessage(String serial, String timestamp, String nonce, String signature, byte[] body) {
    private static final long WINDOW_SECONDS = Duration.ofMinutes(5).toSeconds();

    /** Whether it may be read. */
    enum Verdict {
        GENUINE,
        /** No signature, or a wrong one, as that of a probe ({@code WECHATPAY/SIGNTEST/…}) always is. */
        FORGED,
        /** Signed well, but more than five minutes ago or ahead. */
        STALE,
        UNKNOWN_KEY
    }

    /** @param header the value of a header by its name, null without it */
    static SignedMessage of(UnaryOperator<String> header, byte[] body) {
        return new SignedMessage(
                header.apply("Wechatpay-Serial"),
                header.apply("Wechatpay-Timestamp"),
                header.apply("Wechatpay-Nonce"),
                header.apply("Wechatpay-Signature"),
                body);
    }

    boolean isUnsigned() {
        return serial == null && signature == null;
    }

    /** @param keys by serial or id */
    Verdict verdict(Function<String, Optional<PublicKey>> keys, Instant now) {
        if (serial == null || timestamp == null || nonce == null || signature == null) {
            return Verdict.FORGED;
        }
        Optional<PublicKey> key = keys.apply(serial);
        if (key.isEmpty()) {
            return Verdict.UNKNOWN_KEY;
        }
        if (!RsaSha256.isSigned(key.get(), text(), signature)) {
            return Verdict.FORGED;
        }
        return isRecent(now) ? Verdict.GENUINE : Verdict.STALE;
    }

    private boolean isRecent(Instant now) {
        return timestamp.matches("[0-9]{1,12}")
                && Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW_SECONDS;
    }

    private byte[] text() {
        byte[] head = (timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream text = new ByteArrayOutputStream(head.length + body.length + 1);
        text.writeBytes(head);
        text.writeBytes(body);
        text.write('\n');
        return text.toByteArray();
    }
}
