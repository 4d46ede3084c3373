package io.liushui.api.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Query parameters, each at most once. */
public record Query(Map<String, String> values) {

    /** @throws Refusal when a parameter is unknown, repeated or badly encoded */
    public static Query of(String query, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (!known.contains(name)) {
                    throw Refusal.of(ProblemCode.INVALID_PARAMETER, name, "this address knows no such parameter");
                }
                if (values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                    throw Refusal.of(ProblemCode.INVALID_PARAMETER, name, "the parameter is there twice");
                }
            }
        }
        return new Query(values);
    }

    /** Or null. */
    public String text(String name) {
        return values.get(name);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, "the query is not percent-encoded");
        }
    }
}
