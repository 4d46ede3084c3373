package io.liushui.channel.prepaid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The seven lines that are signed; any text may be null where somebody else left it out.
 *
 * @param kind keeps what one side has signed from being taken for the other's
 * @param target method and path of a request, status of an answer, id of a notification
 * @param nonce of an answer the request's
 */
record CanonicalText(String kind, String merchantNo, String target, String time, String nonce, byte[] body) {

    private static final String SCHEME = "PREPAID-HMAC-SHA256";

    static CanonicalText request(String merchantNo, String target, String time, String nonce, byte[] body) {
        return new CanonicalText("request", merchantNo, target, time, nonce, body);
    }

    static CanonicalText answer(String merchantNo, int status, String time, String askedNonce, byte[] body) {
        return new CanonicalText("answer", merchantNo, Integer.toString(status), time, askedNonce, body);
    }

    static CanonicalText notification(String merchantNo, String id, String time, String nonce, byte[] body) {
        return new CanonicalText("notification", merchantNo, id, time, nonce, body);
    }

    /** Whether no line is missing or holds a line feed, with which one text could pass for another. */
    boolean complete() {
        return Stream.of(merchantNo, target, time, nonce).allMatch(line -> line != null && line.indexOf('\n') < 0);
    }

    byte[] bytes() {
        return String.join("\n", SCHEME, kind, merchantNo, target, time, nonce, digest())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
