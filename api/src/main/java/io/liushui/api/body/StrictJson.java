package io.liushui.api.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object in UTF-8: no duplicate names, at most eight levels, no text that PostgreSQL cannot keep. */
final class StrictJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 8;

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Stands for a number that is no integer of 64 bits. */
    record OtherNumber(String text) {}

    /**
     * Values are {@link String}, {@link Long}, {@link OtherNumber}, {@link Boolean}, null, {@link List} and {@link Map}.
     *
     * @throws Refusal when malformed
     */
    static Map<String, Object> object(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(
                ObjectReadContext.empty(),
                UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("the body must be a JSON object");
            }
            Map<String, Object> object = new StrictJson(parser).readObject("", 1);
            if (parser.nextToken() != null) {
                throw malformed("there is something after the JSON object");
            }
            return object;
        } catch (CharacterCodingException notUtf8) {
            throw malformed("the body is not UTF-8");
        } catch (JacksonException syntax) {
            throw malformed("syntax error in line " + syntax.getLocation().getLineNr() + ", column "
                    + syntax.getLocation().getColumnNr());
        }
    }

    private Map<String, Object> readObject(String path, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String field = path.isEmpty() ? name : path + "." + name;
            requireStorable(name, field);
            parser.nextToken();
            if (object.containsKey(name)) {
                throw Refusal.of(ProblemCode.DUPLICATE_FIELD, field, "the field is there twice");
            }
            object.put(name, readValue(field, depth));
        }
        return object;
    }

    private Object readValue(String field, int depth) {
        if (depth >= DEEPEST) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, field, "more than " + DEEPEST + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(field, depth + 1);
            case START_ARRAY -> readList(field, depth + 1);
            case VALUE_STRING -> requireStorable(parser.getString(), field);
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> new OtherNumber(parser.getString());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw malformed("a value is missing");
        };
    }

    private List<Object> readList(String field, int depth) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(readValue(field, depth));
        }
        return list;
    }

    private Object integer() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> new OtherNumber(parser.getString());
        };
    }

    /** PostgreSQL keeps neither U+0000 nor half a surrogate pair. */
    private static String requireStorable(String text, String field) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                String named = field.indexOf(0) < 0 && !text.contains(field) ? field : null;
                throw Refusal.of(ProblemCode.INVALID_FIELD, named, "a text has U+0000 or half a surrogate pair");
            }
        }
        return text;
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(ProblemCode.MALFORMED_JSON, detail);
    }
}
