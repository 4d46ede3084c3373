package io.liushui.spi.http;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields must not stand in a log. What looks like a card number is masked in every field that is not named as a number.
 *
 * @param secrets names of fields whose values are replaced by {@code ***}: keys, card data, identities, addresses, links that pay
 * @param numbers names of fields whose long digits are no card number: orders, references, times
 * @param charset of forms and other text
 */
public record Masking(Set<String> secrets, Set<String> numbers, Charset charset) {
    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){11,18}(?![0-9])");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.\\[\\]%-]+=[^&]*(&[A-Za-z0-9_.\\[\\]%-]+=[^&]*)*");
    private static final Pattern XML_SIMPLE = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.-]*)>([^<]*)</\\1>");
    private static final Pattern XML_TAG = Pattern.compile("<\\?xml [^>]*\\?>|</?[A-Za-z_][A-Za-z0-9_.-]*>");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HIDDEN = "***";
    private static final int LONGEST = 4_000;

    public Masking {
        secrets = Set.copyOf(secrets);
        numbers = Set.copyOf(numbers);
    }

    public Masking(Set<String> secrets, Set<String> numbers) {
        this(secrets, numbers, StandardCharsets.UTF_8);
    }

    /** A body of JSON, of a form, of XML without attributes, or of none of these, with one blank before it; nothing for an empty one. */
    public String body(byte[] body) {
        if (body.length == 0) {
            return "";
        }
        String text = new String(body, charset).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return " " + shorten(json(text));
        }
        if (text.startsWith("<?xml ")) {
            return " " + shorten(xml(text));
        }
        return " " + (FORM.matcher(text).matches() ? shorten(form(text)) : "(" + body.length + " bytes)");
    }

    /** Fields in their order, as a form would show them. */
    public String fields(Map<String, String> fields) {
        return shorten(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + value(field.getKey(), field.getValue()))
                .collect(Collectors.joining("&")));
    }

    String target(HttpUrl url) {
        String query = url.encodedQuery();
        return url.encodedPath() + (query == null ? "" : "?" + form(query));
    }

    private String form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    return equals < 0 ? pair : name + "=" + value(name, decode(pair.substring(equals + 1)));
                })
                .collect(Collectors.joining("&"));
    }

    private String decode(String text) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private String json(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            mask(node);
            return JSON.writeValueAsString(node);
        } catch (JacksonException notJson) {
            return "(" + text.length() + " characters that are not JSON)";
        }
    }

    /** Shown only when it consists of simple elements and nothing else, because each text then has a name. */
    private String xml(String text) {
        boolean simple = XML_TAG.matcher(XML_SIMPLE.matcher(text).replaceAll(""))
                .replaceAll("")
                .isBlank();
        return simple
                ? XML_SIMPLE
                        .matcher(text)
                        .replaceAll(element -> Matcher.quoteReplacement("<" + element.group(1) + ">"
                                + value(element.group(1), element.group(2)) + "</" + element.group(1) + ">"))
                : "(" + text.length() + " characters that are not simple XML)";
    }

    private void mask(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (String name : Set.copyOf(object.propertyNames())) {
                    JsonNode value = object.get(name);
                    if (value.isContainer() && !secrets.contains(name)) {
                        mask(value);
                    } else if (value.isString()) {
                        object.put(name, value(name, value.stringValue()));
                    } else if (!value.isNull() && secrets.contains(name)) {
                        object.put(name, HIDDEN);
                    }
                }
            }
            case ArrayNode array -> array.forEach(this::mask);
            default -> {}
        }
    }

    /** A text that holds JSON of its own is masked like it. */
    private String value(String name, String value) {
        if (secrets.contains(name)) {
            return HIDDEN;
        }
        if (numbers.contains(name)) {
            return value;
        }
        return value.startsWith("{") ? json(value) : CARD.matcher(value).replaceAll(HIDDEN);
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
