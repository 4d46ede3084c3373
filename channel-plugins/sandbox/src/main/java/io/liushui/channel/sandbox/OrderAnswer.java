package io.liushui.channel.sandbox;

import tools.jackson.databind.JsonNode;

/** @param amount in minor units, 0 when it is missing or not a whole number */
record OrderAnswer(String reference, long amount, String currency) {

    static OrderAnswer of(JsonNode node) {
        JsonNode amount = node.get("amount");
        boolean whole = amount != null && amount.isIntegralNumber() && amount.canConvertToLong();
        return new OrderAnswer(
                Answers.text(node, "reference"), whole ? amount.longValue() : 0, Answers.text(node, "currency"));
    }

    boolean complete() {
        return !reference.isEmpty() && amount > 0 && !currency.isEmpty();
    }
}
