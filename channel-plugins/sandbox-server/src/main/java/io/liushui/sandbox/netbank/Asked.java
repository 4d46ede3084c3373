package io.liushui.sandbox.netbank;

import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.regex.Pattern;

/** A merchant's message whose signature is good. */
record Asked(Agreement agreement, Map<String, String> head, Map<String, String> body) {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{8,32}");

    String tranCode() {
        return head.getOrDefault("TranCode", "");
    }

    /** @throws Refusal when it is missing */
    String require(String name) {
        String text = body.get(name);
        if (text == null || text.isEmpty()) {
            throw BankXml.malformed(name + " is missing");
        }
        return text;
    }

    /** @throws Refusal unless 8 to 32 letters and digits */
    String number(String name) {
        String number = require(name);
        if (!NUMBER.matcher(number).matches()) {
            throw BankXml.malformed(name + " must be 8 to 32 letters and digits");
        }
        return number;
    }
}
