package io.liushui.sandbox.unionpay;

import io.javalin.http.Context;
import io.liushui.sandbox.wire.Refusal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message of the merchant. */
record Asked(Map<String, String> fields) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    static Asked of(Context context) {
        Map<String, String> fields = new TreeMap<>();
        context.formParamMap().forEach((name, values) -> fields.put(name, values.getFirst()));
        return new Asked(fields);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Null when the field is not there. */
    String orNull(String name) {
        return fields.get(name);
    }

    /** {@code txnType} and {@code txnSubType}, like 01/01. */
    String kind() {
        return text("txnType") + "/" + text("txnSubType");
    }

    String orderId() {
        return text("orderId");
    }

    /** In fen; 0 when it is no amount. */
    long amount() {
        return text("txnAmt").matches("[0-9]{1,12}") ? Long.parseLong(text("txnAmt")) : 0;
    }

    String token() {
        return MessageText.nested(text("tokenPayData")).getOrDefault("token", "");
    }

    /** When the payer must have paid, milliseconds since 1970; a day from now when it does not say. */
    long payTimeout(long now) {
        String text = text("payTimeout");
        return text.isEmpty() ? now + 86_400_000L : millis(text);
    }

    /** @throws Refusal for what UnionPay would not even look at */
    Asked validated() {
        require(text("version").equals("5.1.0") && text("encoding").equalsIgnoreCase("UTF-8"), "version");
        require(text("merId").matches("[0-9A-Za-z]{15}"), "merId");
        require(text("accessType").equals("0"), "accessType");
        require(text("txnTime").matches("[0-9]{14}"), "txnTime");
        millis(text("txnTime"));
        if (!text("txnType").equals("76")) {
            require(orderId().matches("[0-9A-Za-z]{8,40}"), "orderId");
            require(List.of("07", "08").contains(text("channelType")), "channelType");
        }
        if (fields.containsKey("txnAmt")) {
            require(amount() >= 1, "txnAmt");
            require(text("currencyCode").equals("156"), "currencyCode");
        }
        return this;
    }

    private static long millis(String time) {
        try {
            return LocalDateTime.parse(time, TIME).atZone(ZONE).toInstant().toEpochMilli();
        } catch (DateTimeParseException malformed) {
            throw new Refusal(200, "10", "a time is not yyyyMMddHHmmss");
        }
    }

    private static void require(boolean valid, String field) {
        if (!valid) {
            throw new Refusal(200, "10", field);
        }
    }
}
