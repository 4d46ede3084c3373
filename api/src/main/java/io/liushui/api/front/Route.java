package io.liushui.api.front;

import java.util.function.Function;

/**
 * An address and what answers there.
 *
 * @param pattern path with at most one {@code {id}} segment
 */
public record Route(String method, String pattern, Access access, Function<ApiRequest, Answer> handler) {

    /** Who may use a route. */
    public enum Access {
        /** Signed requests of an app, whose body, if any, is JSON. */
        MERCHANT,
        /** Anybody; the answer is not signed. */
        PUBLIC
    }

    public static Route merchant(String method, String pattern, Function<ApiRequest, Answer> handler) {
        return new Route(method, pattern, Access.MERCHANT, handler);
    }

    public static Route open(String method, String pattern, Function<ApiRequest, Answer> handler) {
        return new Route(method, pattern, Access.PUBLIC, handler);
    }

    String name() {
        return method + " " + pattern;
    }
}
