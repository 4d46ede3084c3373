package io.liushui.core.json;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. Instants are ISO 8601 strings; decimals do not occur. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** An empty map for null. */
    public static Map<String, Object> readObject(String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    public static Map<String, String> readStrings(String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    public static <T> List<T> readList(String json, Class<T> element) {
        return json == null
                ? List.of()
                : MAPPER.readValue(json, MAPPER.getTypeFactory().constructCollectionType(List.class, element));
    }
}
