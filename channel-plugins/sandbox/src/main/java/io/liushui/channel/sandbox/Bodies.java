package io.liushui.channel.sandbox;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PreauthTerms;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as the sandbox wants them. */
final class Bodies {

    private Bodies() {}

    static Map<String, Object> pay(PayRequest request, URI notificationUri) {
        return order("order_no", request, notificationUri);
    }

    static Map<String, Object> authorize(PayRequest request, PreauthTerms terms, URI notificationUri) {
        Map<String, Object> body = order("authorization_no", request, notificationUri);
        body.put("valid_days", terms.validity().toDays());
        body.put("allowance_percent", terms.allowancePercent());
        return body;
    }

    private static Map<String, Object> order(String number, PayRequest request, URI notificationUri) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(number, request.orderNo());
        body.put("method", request.method());
        body.put("amount", request.amountMinor());
        body.put("currency", request.currency());
        body.put("subject", request.subject());
        body.put("expires_at", request.expiresAt().toEpochMilli());
        body.put("return_url", request.returnUrl());
        body.put("notification_url", notificationUri == null ? null : notificationUri.toString());
        body.put("payer_ip", request.payer().ip());
        return body;
    }

    static Map<String, Object> refund(RefundRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("refund_no", request.refundNo());
        body.put("order_no", request.order().orderNo());
        body.put("amount", request.amountMinor());
        body.put("currency", request.order().currency());
        body.put("reason", request.reason());
        return body;
    }

    static Map<String, Object> undo(VoidRequest request) {
        return undo(
                request.voidNo(),
                request.order().orderNo(),
                request.order().amountMinor(),
                request.order().currency(),
                request.reason());
    }

    static Map<String, Object> undoCapture(CaptureVoidRequest request) {
        CaptureRequest capture = request.capture();
        return undo(
                request.voidNo(),
                capture.captureNo(),
                capture.amountMinor(),
                capture.authorization().currency(),
                null);
    }

    private static Map<String, Object> undo(
            String voidNo, String orderNo, long amountMinor, String currency, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("void_no", voidNo);
        body.put("order_no", orderNo);
        body.put("amount", amountMinor);
        body.put("currency", currency);
        body.put("reason", reason);
        return body;
    }

    static Map<String, Object> capture(CaptureRequest request, boolean last) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("capture_no", request.captureNo());
        body.put("authorization_no", request.authorization().orderNo());
        body.put("amount", request.amountMinor());
        body.put("currency", request.authorization().currency());
        body.put("last", last);
        return body;
    }

    /** The bank releases all that it still holds, whatever we believe that to be. */
    static Map<String, Object> release(AuthorizationVoidRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("void_no", request.voidNo());
        body.put("authorization_no", request.authorization().orderNo());
        body.put("reason", request.reason());
        return body;
    }
}
