package io.liushui.channel.carrier;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RefundRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as the carrier wants them. */
final class Requests {

    private static final int LONGEST_CODE = 8;

    private Requests() {}

    static Map<String, String> charge(PayRequest request, String phone, URI notificationUri) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("orderNo", request.orderNo());
        fields.put("phone", phone);
        fields.put("amount", Long.toString(request.amountMinor()));
        fields.put("currency", request.currency());
        fields.put("subject", Texts.LIMIT.fit(request.subject()));
        fields.put("expireAt", Long.toString(request.expiresAt().toEpochMilli()));
        fields.put(
                "notifyUrl",
                notificationUri == null ? "" : notificationUri.toString().replace("&", "%26"));
        return fields;
    }

    /** Whatever the payer typed counts as a try, so it is sent, as far as it can be. */
    static Map<String, String> confirm(OrderReference order, String code) {
        String typed = code.replaceAll("[^0-9A-Za-z]", "");
        Map<String, String> fields = new LinkedHashMap<>(about(order));
        fields.put("smsCode", typed.isEmpty() ? "-" : typed.substring(0, Math.min(LONGEST_CODE, typed.length())));
        return fields;
    }

    static Map<String, String> about(OrderReference order) {
        return Map.of("orderNo", order.orderNo());
    }

    static Map<String, String> refund(RefundRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("refundNo", request.refundNo());
        fields.put("orderNo", request.order().orderNo());
        fields.put("amount", Long.toString(request.amountMinor()));
        fields.put("currency", request.order().currency());
        fields.put("reason", Texts.LIMIT.fit(request.reason()));
        return fields;
    }
}
