package io.liushui.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is signed: lines, each ended by {@code \n}, the body's bytes as they are sent. */
final class SigningText {
    private SigningText() {}

    /** @param target path and query exactly as sent */
    static byte[] ofRequest(String method, String target, String timestamp, String nonce, byte[] body) {
        return withBody(method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n", body);
    }

    static byte[] ofAnswer(String timestamp, String nonce, byte[] body) {
        return withBody(timestamp + "\n" + nonce + "\n", body);
    }

    private static byte[] withBody(String lines, byte[] body) {
        byte[] head = lines.getBytes(UTF_8);
        byte[] text = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        text[text.length - 1] = '\n';
        return text;
    }
}
