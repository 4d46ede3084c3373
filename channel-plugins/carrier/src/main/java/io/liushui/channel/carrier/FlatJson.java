package io.liushui.channel.carrier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they are signed: one object of texts and whole numbers, no name twice, nothing after it. */
final class FlatJson {

    private static final Set<String> NUMBERS = Set.of("amount", "timestamp", "expireAt");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FlatJson() {}

    static byte[] write(Map<String, String> fields) {
        Map<String, Object> typed = new LinkedHashMap<>();
        fields.forEach((name, text) -> typed.put(name, NUMBERS.contains(name) ? Long.valueOf(text) : text));
        return MAPPER.writeValueAsBytes(typed);
    }

    /** Numbers in decimal; empty when it is anything else. */
    static Optional<Map<String, String>> read(byte[] body) {
        try {
            JsonNode object = MAPPER.readTree(body);
            if (object == null || !object.isObject()) {
                return Optional.empty();
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                JsonNode value = field.getValue();
                if (!value.isString() && !(value.isIntegralNumber() && value.canConvertToLong())) {
                    return Optional.empty();
                }
                fields.put(field.getKey(), value.isString() ? value.stringValue() : Long.toString(value.longValue()));
            }
            return Optional.of(fields);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
