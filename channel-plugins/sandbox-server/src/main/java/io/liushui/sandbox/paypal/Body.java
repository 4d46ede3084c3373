package io.liushui.sandbox.paypal;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.wire.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A request's JSON and the headers that matter. */
final class Body {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_REQUEST_ID = 108;

    private Body() {}

    /** @throws Refusal when it is not JSON; nothing at all is allowed */
    static JsonNode of(Context context) {
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "The server does not support the payload's media type.");
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new Refusal(400, "MALFORMED_REQUEST_JSON", "The request JSON is not well formed.");
        }
    }

    /** The request's id, or a fresh one when it has none that the books can use. */
    static String number(Context context) {
        String id = context.header("PayPal-Request-Id");
        if (id != null && id.length() > LONGEST_REQUEST_ID) {
            throw new Refusal(400, "INVALID_STRING_LENGTH", "PayPal-Request-Id");
        }
        return id != null && id.matches("[A-Za-z0-9_|*@.-]{1,64}") ? id : Numbers.next("pp");
    }

    static boolean wantsAll(Context context) {
        String prefer = context.header("Prefer");
        return prefer != null && prefer.contains("return=representation");
    }

    /** @throws Refusal when it is longer */
    static String text(JsonNode node, String field, int longest) {
        String text = node.path(field).asString("");
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Refusal(400, "INVALID_STRING_LENGTH", field);
        }
        return text;
    }
}
