package io.liushui.channel.wechatpay;

import tools.jackson.databind.JsonNode;

/** Fields of an answer; what is missing or of another type is empty. */
final class Fields {

    private Fields() {}

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    /** Whole and positive, or 0. */
    static long amount(JsonNode node, String field) {
        JsonNode value = node.path(field);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        return whole ? Math.max(0, value.longValue()) : 0;
    }
}
