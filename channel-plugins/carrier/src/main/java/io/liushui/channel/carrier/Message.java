package io.liushui.channel.carrier;

import java.util.Map;
import java.util.Optional;

/** A message of the carrier whose signature is good, as its order or its refund. */
record Message(Map<String, String> fields) {

    /** Empty when it is absent. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether it tells a status; a notification, which has no code, always does. */
    boolean isCarriedOut() {
        return field("code").isEmpty() || field("code").equals(CarrierCodes.CARRIED_OUT);
    }

    /** What decides: the code, or the status when the code says that all went well. */
    String decisive() {
        return isCarriedOut() ? field("status") : field("code");
    }

    boolean isAbout(String orderNo) {
        return field("orderNo").equals(orderNo);
    }

    /** Why it failed, where it says so. */
    String reason() {
        return field("failCode").isEmpty() ? decisive() : field("failCode");
    }

    /** In fen; 0 when it is missing or no amount. */
    long amount() {
        return number("amount", 12);
    }

    /** 0 when it is missing or no number. */
    int triesLeft() {
        return (int) number("triesLeft", 3);
    }

    /** Empty unless it tells all of a paid order. */
    Optional<Message> complete() {
        boolean whole = amount() > 0
                && !field("tradeNo").isEmpty()
                && !field("currency").isEmpty();
        return whole ? Optional.of(this) : Optional.empty();
    }

    private long number(String name, int digits) {
        String text = field(name);
        return text.matches("[0-9]{1," + digits + "}") ? Long.parseLong(text) : 0;
    }
}
