package io.liushui.channel.alipay;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alipay's JSON. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Empty when the field is missing or no text or number. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.isContainer() ? "" : value.asString();
    }

    /** Yuan, unless the answer names another currency. */
    static String currency(JsonNode node) {
        String named = text(node, "trans_currency");
        return named.isEmpty() ? Trades.CURRENCY : named;
    }

    static OptionalLong minor(JsonNode node, String field) {
        return Yuan.minor(text(node, field));
    }
}
