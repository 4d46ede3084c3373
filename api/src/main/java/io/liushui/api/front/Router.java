package io.liushui.api.front;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the route of a request. */
@Component
class Router {
    private static final String ID = "{id}";

    private final List<Route> routes;

    Router(List<Routes> features) {
        this.routes =
                features.stream().flatMap(feature -> feature.routes().stream()).toList();
    }

    /** @param id the variable part of the path, or null */
    record Found(Route route, String id) {}

    /** @throws Refusal when there is nothing at this path, or not with this method */
    Found find(String method, String path) {
        boolean known = false;
        for (Route route : routes) {
            String id = match(route.pattern(), path);
            if (id != null) {
                if (route.method().equals(method)) {
                    return new Found(route, id.isEmpty() ? null : id);
                }
                known = true;
            }
        }
        throw known
                ? Refusal.methodNotAllowed(allowed(path))
                : Refusal.of(ProblemCode.ROUTE_NOT_FOUND, "there is nothing at this address");
    }

    private String allowed(String path) {
        return routes.stream()
                .filter(route -> match(route.pattern(), path) != null)
                .map(Route::method)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The id, an empty text for a pattern without one, or null when the path does not match. */
    private static String match(String pattern, String path) {
        int at = pattern.indexOf(ID);
        if (at < 0) {
            return pattern.equals(path) ? "" : null;
        }
        String after = pattern.substring(at + ID.length());
        if (path.length() <= at + after.length()
                || !path.startsWith(pattern.substring(0, at))
                || !path.endsWith(after)) {
            return null;
        }
        String id = path.substring(at, path.length() - after.length());
        return id.indexOf('/') < 0 ? id : null;
    }
}
