package io.liushui.channel.unionpay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Fields on the wire: {@code name=value} joined by {@code &}. */
final class FieldText {

    private FieldText() {}

    /**
     * An answer: nothing is encoded, and a value in braces may hold fields of its own.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    static Map<String, String> answer(String text) {
        return read(text, UnaryOperator.identity());
    }

    /**
     * A form, as notifications are.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    static Map<String, String> form(String text) {
        return read(text, value -> URLDecoder.decode(value, StandardCharsets.UTF_8));
    }

    /** The fields within a value like {@code {token=…&trId=…}}. */
    static Map<String, String> nested(String value) {
        if (value == null || !value.startsWith("{") || !value.endsWith("}") || value.length() == 2) {
            return Map.of();
        }
        return answer(value.substring(1, value.length() - 1));
    }

    private static Map<String, String> read(String text, UnaryOperator<String> decode) {
        Map<String, String> fields = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int equals = text.indexOf('=', start);
            if (equals < 0) {
                throw new IllegalArgumentException("a field has no value");
            }
            int end = end(text, equals + 1);
            String name = decode.apply(text.substring(start, equals));
            if (fields.put(name, decode.apply(text.substring(equals + 1, end))) != null) {
                throw new IllegalArgumentException("a field stands there twice");
            }
            start = end + 1;
        }
        return fields;
    }

    /** Where the value that begins here ends: before the next {@code &} outside of braces. */
    private static int end(String text, int start) {
        int searched = start;
        if (start < text.length() && text.charAt(start) == '{') {
            int closing = text.indexOf('}', start);
            searched = closing < 0 ? text.length() : closing;
        }
        int end = text.indexOf('&', searched);
        return end < 0 ? text.length() : end;
    }
}
