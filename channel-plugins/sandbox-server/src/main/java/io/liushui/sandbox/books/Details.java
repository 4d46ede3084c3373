package io.liushui.sandbox.books;

import io.liushui.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON of the free details: a flat object of texts. */
final class Details {

    private Details() {}

    static String write(Map<String, String> details) {
        return Json.text(details == null ? Map.of() : details);
    }

    static Map<String, String> read(String json) {
        Map<String, String> details = new LinkedHashMap<>();
        Json.read(json.getBytes(StandardCharsets.UTF_8), Map.class)
                .forEach((name, value) -> details.put((String) name, (String) value));
        return details;
    }

    /** The path of one detail for {@code json_extract}. */
    static String path(String name) {
        if (!name.matches("[A-Za-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("a detail's name is letters, digits and underscores: " + name);
        }
        return "$." + name;
    }
}
