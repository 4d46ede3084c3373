package io.liushui.api.front;

import java.util.Set;
import java.util.function.Function;

/**
 * An address and what answers there.
 *
 * @param pattern path with at most one {@code {id}} segment
 * @param mediaTypes of a body, in lower case; of merchants' routes only
 * @param answers media type of its answers, in lower case; of merchants' routes only
 * @param largestBodyBytes what is read of a body before anything is known of the caller
 */
public record Route(
        String method,
        String pattern,
        Access access,
        Set<String> mediaTypes,
        String answers,
        int largestBodyBytes,
        Function<ApiRequest, Answer> handler) {
    static final String JSON = "application/json";
    static final int ORDINARY_BODY_BYTES = 64 * 1024;

    /** Who may use a route. */
    public enum Access {
        /** Signed requests of an app, whose body, if any, is of the route's media types. */
        MERCHANT,
        /** Anybody; the answer is not signed. */
        PUBLIC
    }

    public static Route merchant(String method, String pattern, Function<ApiRequest, Answer> handler) {
        return new Route(method, pattern, Access.MERCHANT, Set.of(JSON), JSON, ORDINARY_BODY_BYTES, handler);
    }

    /** The same route for larger bodies, of JSON and one more media type. */
    public Route taking(String mediaType, int bytes) {
        return new Route(method, pattern, access, Set.of(JSON, mediaType), answers, bytes, handler);
    }

    /** The same route, which answers with another media type; its refusals stay problem documents. */
    public Route answering(String mediaType) {
        return new Route(method, pattern, access, mediaTypes, mediaType, largestBodyBytes, handler);
    }

    public static Route open(String method, String pattern, Function<ApiRequest, Answer> handler) {
        return new Route(method, pattern, Access.PUBLIC, Set.of(), JSON, ORDINARY_BODY_BYTES, handler);
    }

    String name() {
        return method + " " + pattern;
    }
}
