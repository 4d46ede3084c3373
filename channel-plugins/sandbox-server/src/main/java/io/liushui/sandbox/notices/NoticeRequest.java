package io.liushui.sandbox.notices;

import java.util.Map;

/**
 * The HTTP request of one try.
 *
 * @param contentType sent as it stands
 */
public record NoticeRequest(String method, Map<String, String> headers, String contentType, byte[] body) {

    public static NoticeRequest post(Map<String, String> headers, String contentType, byte[] body) {
        return new NoticeRequest("POST", headers, contentType, body);
    }
}
