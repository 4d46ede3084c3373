package io.liushui.channel.sandbox;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.Card;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PreauthTerms;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as the sandbox wants them. */
final class Bodies {

    private Bodies() {}

    /** @param quickCode whether a payer of quick pay has to enter a code */
    static Map<String, Object> pay(PayRequest request, boolean quickCode, URI notificationUri) {
        Map<String, Object> body = order("order_no", request, notificationUri);
        body.put("contract_token", request.payer().contract());
        body.put("with_code", quickCode && request.method().equals(Description.QUICK));
        return body;
    }

    static Map<String, Object> sign(ContractRequest request, Duration validity, URI notificationUri) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("contract_no", request.contractNo());
        body.put("method", request.method());
        body.put("card", request.card() == null ? null : card(request.card()));
        body.put("phone", request.phone());
        body.put("valid_days", validity.toDays());
        body.put("return_url", request.returnUrl());
        body.put("notification_url", notificationUri == null ? null : notificationUri.toString());
        return body;
    }

    private static Map<String, Object> card(Card card) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("number", card.number());
        body.put("expiry", card.expiry());
        body.put("security_code", card.securityCode());
        body.put("holder", card.holder());
        return body;
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

    static Map<String, Object> payOut(PayoutRequest request, URI notificationUri) {
        Map<String, Object> payee = new LinkedHashMap<>();
        payee.put("name", request.payee().name());
        payee.put("account", request.payee().account());
        payee.put("bank", request.payee().bank());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("payout_no", request.payoutNo());
        body.put("amount", request.amountMinor());
        body.put("currency", request.currency());
        body.put("payee", payee);
        body.put("purpose", request.purpose());
        body.put("notification_url", notificationUri == null ? null : notificationUri.toString());
        return body;
    }
}
