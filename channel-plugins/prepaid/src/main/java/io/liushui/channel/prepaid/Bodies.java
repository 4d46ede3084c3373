package io.liushui.channel.prepaid;

import io.liushui.spi.PayRequest;
import io.liushui.spi.RefundRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as the issuer wants them. */
final class Bodies {

    private Bodies() {}

    static Map<String, Object> pay(PayRequest request, URI notificationUri) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("payment_no", request.orderNo());
        body.put("amount", request.amountMinor());
        body.put("currency", request.currency());
        body.put("subject", request.subject());
        body.put("expires_at", request.expiresAt().toEpochMilli());
        body.put("return_url", request.returnUrl());
        body.put("notify_url", notificationUri == null ? null : notificationUri.toString());
        return body;
    }

    static Map<String, Object> refund(RefundRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("refund_no", request.refundNo());
        body.put("payment_no", request.order().orderNo());
        body.put("amount", request.amountMinor());
        body.put("currency", request.order().currency());
        body.put("reason", request.reason());
        return body;
    }
}
