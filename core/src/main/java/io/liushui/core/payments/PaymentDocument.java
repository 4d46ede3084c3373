package io.liushui.core.payments;

import io.liushui.core.json.Json;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PaymentParts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A payment as its merchant sees it, in answers, events and webhooks alike. */
@Component
public class PaymentDocument {
    private final PaymentParts parts;
    private final String publicUrl;

    /** @param publicUrl where payers reach the cashier, without a slash at the end */
    PaymentDocument(PaymentParts parts, @Value("${liushui.public-url:http://127.0.0.1:8080}") String publicUrl) {
        this.parts = parts;
        this.publicUrl = publicUrl;
    }

    public String json(Payment payment) {
        return Json.write(of(payment));
    }

    public Map<String, Object> of(Payment payment) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", payment.id());
        document.put("object", payment.intent().object());
        document.put("merchant_order_no", payment.merchantOrderNo());
        document.put("amount", payment.amount().amountMinor());
        document.put("currency", payment.amount().currency());
        if (payment.partsMinor() > 0) {
            document.put("channel_amount", payment.channelAmount().amountMinor());
            document.put(
                    "parts",
                    parts.of(payment.id()).stream().map(PaymentDocument::part).toList());
        }
        document.put("subject", payment.subject());
        if (payment.intent() == PaymentIntent.PAY) {
            putPurpose(document, payment.purpose());
        }
        document.put("method", payment.method());
        document.put("contract_id", payment.payer().contractId());
        document.put("state", payment.state().code());
        document.put("reason_code", payment.state().reason());
        document.put("close_requested", payment.closeRequested());
        document.put("next_action", payment.action() == null ? null : action(payment.action()));
        document.put("cashier_url", payment.state().terminal() ? null : cashierUrl(payment));
        document.put("order_info", payment.orderInfo());
        document.put("metadata", payment.metadata());
        document.put("return_url", payment.returnUrl());
        switch (payment.intent()) {
            case PAY -> document.put("refunded_amount", payment.refundedMinor());
            case AUTHORIZE -> nothingHeld(document);
        }
        document.put("created_at", payment.createdAt().toString());
        document.put("expires_at", payment.expiresAt().toString());
        document.put(
                "finished_at",
                payment.finishedAt() == null ? null : payment.finishedAt().toString());
        return document;
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", part.kind().code());
        document.put("amount", part.amount().amountMinor());
        document.put("state", part.state().name().toLowerCase(Locale.ROOT));
        if (part.kind() == PartKind.COUPON) {
            document.put("coupon_id", part.source());
        }
        document.put("refunded_amount", part.returnedMinor());
        return document;
    }

    private static void nothingHeld(Map<String, Object> document) {
        document.put("held_amount", 0);
        document.put("captured_amount", 0);
        document.put("capturing_amount", 0);
        document.put("capturable_amount", 0);
        document.put("releasing", false);
        document.put("authorized_at", null);
        document.put("valid_until", null);
    }

    private static void putPurpose(Map<String, Object> document, PaymentPurpose purpose) {
        document.put("purpose", purpose.code());
        document.put("wallet_id", purpose instanceof PaymentPurpose.WalletTopUp(String walletId) ? walletId : null);
        document.put(
                "credit_line_id", purpose instanceof PaymentPurpose.CreditRepayment(String lineId) ? lineId : null);
    }

    public String cashierUrl(Payment payment) {
        return publicUrl + "/cashier/" + payment.cashierToken();
    }

    private static Map<String, Object> action(NextAction action) {
        Map<String, Object> document = new LinkedHashMap<>();
        switch (action) {
            case NextAction.Confirm(String redirectUrl, String qrContent) -> {
                document.put("type", "confirm");
                document.put("redirect_url", redirectUrl);
                document.put("qr_content", qrContent);
            }
            case NextAction.PostForm(String url, var fields, String charset) -> {
                document.put("type", "post_form");
                document.put("url", url);
                document.put("fields", fields);
                document.put("charset", charset);
            }
            case NextAction.AppCall(var parameters) -> {
                document.put("type", "app_call");
                document.put("parameters", parameters);
            }
            case NextAction.ChannelCode(String maskedPhone, int triesLeft) -> {
                document.put("type", "channel_code");
                document.put("phone", maskedPhone);
                document.put("tries_left", triesLeft);
            }
            case NextAction.EnterCode(String _, String maskedPhone) -> {
                document.put("type", "sms_code");
                document.put("phone", maskedPhone);
            }
            case NextAction.EnterPassword _ -> document.put("type", "payment_password");
        }
        return document;
    }
}
