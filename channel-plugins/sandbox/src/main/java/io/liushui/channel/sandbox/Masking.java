package io.liushui.channel.sandbox;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What may stand in a log: no addresses of payers, no links that pay, no card numbers. */
final class Masking {

    private static final Set<String> SECRET = Set.of("payer_ip", "pay_url", "qr_content", "return_url");
    private static final Set<String> NUMBERS = Set.of("order_no", "refund_no", "reference", "id");
    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){11,17}(?![0-9])");
    private static final int LONGEST = 2_000;

    private Masking() {}

    static String json(JsonMapper mapper, byte[] body) {
        if (body.length == 0) {
            return "";
        }
        try {
            JsonNode node = mapper.readTree(body);
            mask(node);
            return shorten(mapper.writeValueAsString(node));
        } catch (JacksonException notJson) {
            return "(" + body.length + " bytes that are not JSON)";
        }
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : Set.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (SECRET.contains(name) && !value.isNull()) {
                    object.put(name, "***");
                } else if (value.isString() && !NUMBERS.contains(name)) {
                    object.put(name, CARD.matcher(value.stringValue()).replaceAll("***"));
                } else {
                    mask(value);
                }
            }
        }
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
