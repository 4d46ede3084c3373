package io.liushui.api.front;

import io.liushui.api.authentication.Caller;
import java.util.Map;

/**
 * A request that passed the front door.
 *
 * @param path as sent, not decoded
 * @param id the variable part of the path, or null
 * @param query as sent, without the question mark, or null
 * @param headers by lower-case name; the last one wins
 * @param caller null on public routes
 */
public record ApiRequest(
        String method,
        String path,
        String id,
        String query,
        Map<String, String> headers,
        byte[] body,
        Caller caller,
        String traceId) {

    /** Path and query exactly as sent. */
    public String target() {
        return query == null ? path : path + "?" + query;
    }

    /** Or null; {@code name} in any case. */
    public String header(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    ApiRequest from(Caller proven) {
        return new ApiRequest(method, path, id, query, headers, body, proven, traceId);
    }
}
