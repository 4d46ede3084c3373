package io.liushui.sandbox.host;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer before it is signed.
 *
 * @param headers besides the content type and those of the signature
 */
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body, Map.of());
    }

    public static Reply json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    /** In UTF-8. */
    public static Reply text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
