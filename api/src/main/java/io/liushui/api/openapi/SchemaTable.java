package io.liushui.api.openapi;

import static io.liushui.api.openapi.OpenApiDocument.asMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A schema for people to read: a row for each field, with those of the objects inside it below, by their paths. */
final class SchemaTable {
    private static final List<String> CONSTRAINTS = List.of(
            "const",
            "enum",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "maxProperties",
            "default");

    private static final String NULL = "null";

    private SchemaTable() {}

    static String of(Map<String, Object> schema) {
        StringBuilder html = new StringBuilder();
        if (schema.get("properties") instanceof Map<?, ?>) {
            html.append("<table><tbody>");
            fields(html, "", schema);
            html.append("</tbody></table>");
        } else {
            html.append("<p>").append(type(schema)).append("</p>");
        }
        return html.toString();
    }

    /** What a value may be, in a few words. */
    static String type(Map<String, Object> schema) {
        if (schema.get("$ref") instanceof String reference) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return "<a href=\"#" + name + "\">" + name + "</a>";
        }
        if (schema.get("oneOf") instanceof List<?> variants) {
            return anyOf(variants, variant -> asMap(variant).get("type"), variant -> type(asMap(variant)));
        }
        StringBuilder text = new StringBuilder();
        if (schema.containsKey("type")) {
            List<?> types = schema.get("type") instanceof List<?> several ? several : List.of(schema.get("type"));
            text.append(anyOf(types, Function.identity(), SchemaTable::code));
        }
        for (String constraint : CONSTRAINTS) {
            if (schema.containsKey(constraint)) {
                text.append(text.isEmpty() ? "" : " ").append(constraint).append(' ');
                text.append(code(schema.get(constraint)));
            }
        }
        return schema.get("items") instanceof Map<?, ?> items ? text + " of " + type(asMap(items)) : text.toString();
    }

    private static String anyOf(List<?> choices, Function<Object, Object> type, Function<Object, String> shown) {
        boolean nullable = choices.stream().anyMatch(choice -> NULL.equals(type.apply(choice)));
        return choices.stream()
                        .filter(choice -> !NULL.equals(type.apply(choice)))
                        .map(shown)
                        .distinct()
                        .collect(Collectors.joining(" or "))
                + (nullable ? " (nullable)" : "");
    }

    private static void fields(StringBuilder html, String path, Map<String, Object> schema) {
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        asMap(schema.get("properties")).forEach((name, value) -> {
            Map<String, Object> field = asMap(value);
            row(html, code(path + name) + (required.contains(name) ? "" : " (optional)"), field);
            inside(html, path + name, field);
        });
    }

    /** The fields of an object, of the objects in a list, or of each of several objects that differ by their {@code type}. */
    private static void inside(StringBuilder html, String path, Map<String, Object> schema) {
        if (schema.get("properties") instanceof Map<?, ?>) {
            fields(html, path + ".", schema);
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            inside(html, path + "[]", asMap(items));
        }
        if (schema.get("oneOf") instanceof List<?> variants) {
            for (Object variant : variants) {
                if (asMap(variant).get("properties") instanceof Map<?, ?> fields) {
                    Object kind = asMap(fields.get("type")).get("const");
                    row(html, code(path) + " " + code(kind), asMap(variant));
                    inside(html, path, asMap(variant));
                }
            }
        }
    }

    private static void row(StringBuilder html, String name, Map<String, Object> schema) {
        html.append(Html.row(name, type(schema), Html.inline(String.valueOf(schema.getOrDefault("description", "")))));
    }

    private static String code(Object value) {
        return "<code>" + Html.escape(String.valueOf(value)) + "</code>";
    }
}
