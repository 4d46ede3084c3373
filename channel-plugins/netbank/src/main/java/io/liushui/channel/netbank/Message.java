package io.liushui.channel.netbank;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in a message: simple elements, each once, in their order.
 *
 * @param head who says it, about what
 * @param body what is said
 */
record Message(Map<String, String> head, Map<String, String> body) {

    Message {
        head = new LinkedHashMap<>(head);
        body = new LinkedHashMap<>(body);
    }

    /** Empty when it is absent. */
    String head(String name) {
        return head.getOrDefault(name, "");
    }

    /** Empty when it is absent. */
    String body(String name) {
        return body.getOrDefault(name, "");
    }
}
