package io.liushui.sandbox.carrier;

import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/** A partner's message whose signature is good. */
record Asked(Map<String, Object> fields) {

    /** @throws Refusal when it is missing or no text */
    String text(String name) {
        if (fields.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw malformed(name);
    }

    /** @throws Refusal when it is missing or no whole number */
    long number(String name) {
        return switch (fields.get(name)) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw malformed(name);
        };
    }

    /** @throws Refusal unless 8 to 32 letters and digits */
    String reference(String name) {
        return matching(name, "[A-Za-z0-9]{8,32}");
    }

    /** @throws Refusal unless it matches */
    String matching(String name, String pattern) {
        String text = text(name);
        if (!text.matches(pattern)) {
            throw malformed(name);
        }
        return text;
    }

    /** @throws Refusal when it is longer than 40 characters or holds a control character */
    String words(String name) {
        String text = text(name);
        if (text.codePointCount(0, text.length()) > 40 || text.codePoints().anyMatch(Character::isISOControl)) {
            throw malformed(name);
        }
        return text;
    }

    private static Refusal malformed(String name) {
        return new Refusal(400, "malformed_request", name + " is missing or not acceptable");
    }
}
