package io.liushui.channel.paypal;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.TextLimit;
import io.liushui.spi.TextLimit.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies as PayPal wants them. */
final class OrderBodies {

    static final String CAPTURE = "CAPTURE";
    static final String AUTHORIZE = "AUTHORIZE";
    static final TextLimit DESCRIPTION = new TextLimit(127, Unit.CHARACTERS, "");
    private static final TextLimit NOTE = new TextLimit(255, Unit.CHARACTERS, "");

    private OrderBodies() {}

    /** @param intent {@link #CAPTURE} or {@link #AUTHORIZE} */
    static Map<String, Object> create(PayRequest request, String intent, String brandName) {
        Amount amount = new Amount(request.amountMinor(), request.currency());
        String description = DESCRIPTION.fit(request.subject());
        return create(request.orderNo(), amount, description, intent, experience(request.returnUrl(), brandName));
    }

    /** What can be said of an order when only its reference is known. */
    static Map<String, Object> create(OrderReference order, String intent, String brandName) {
        Amount amount = new Amount(order.amountMinor(), order.currency());
        return create(order.orderNo(), amount, "", intent, experience(null, brandName));
    }

    /** @param invoiceId our number of the capture */
    static Map<String, Object> capture(String invoiceId, Amount amount, boolean last) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("amount", amount.json());
        body.put("invoice_id", invoiceId);
        body.put("final_capture", last);
        return body;
    }

    /** @param invoiceId our number of the refund */
    static Map<String, Object> refund(String invoiceId, String orderNo, Amount amount, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("amount", amount.json());
        body.put("invoice_id", invoiceId);
        body.put("custom_id", orderNo);
        if (reason != null && !reason.isBlank()) {
            body.put("note_to_payer", NOTE.fit(reason));
        }
        return body;
    }

    private static Map<String, Object> create(
            String orderNo, Amount amount, String description, String intent, Map<String, Object> experience) {
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("custom_id", orderNo);
        unit.put("invoice_id", orderNo);
        if (!description.isBlank()) {
            unit.put("description", description);
        }
        unit.put("amount", amount.json());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("intent", intent);
        body.put("purchase_units", List.of(unit));
        body.put("payment_source", Map.of("paypal", Map.of("experience_context", experience)));
        return body;
    }

    private static Map<String, Object> experience(String returnUrl, String brandName) {
        Map<String, Object> experience = new LinkedHashMap<>();
        if (brandName != null && !brandName.isBlank()) {
            experience.put("brand_name", DESCRIPTION.fit(brandName));
        }
        experience.put("shipping_preference", "NO_SHIPPING");
        experience.put("user_action", "PAY_NOW");
        experience.put("payment_method_preference", "IMMEDIATE_PAYMENT_REQUIRED");
        if (returnUrl != null) {
            experience.put("return_url", returnUrl);
            experience.put("cancel_url", returnUrl);
        }
        return experience;
    }
}
