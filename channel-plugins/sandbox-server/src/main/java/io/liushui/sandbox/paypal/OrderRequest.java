package io.liushui.sandbox.paypal;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewAuthorization;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is asked for when an order is created. */
record OrderRequest(
        String number, String intent, Money amount, String description, String returnUrl, Map<String, String> details) {

    private static final Duration APPROVAL = Duration.ofHours(3);
    private static final Duration VALIDITY = Duration.ofDays(29);
    private static final String METHOD = "paypal";
    private static final int LONGEST = 127;

    /** @throws Refusal with PayPal's issue when it is not acceptable */
    static OrderRequest read(Context context) {
        JsonNode body = Body.of(context);
        String intent = body.path("intent").asString("");
        if (!intent.equals("CAPTURE") && !intent.equals("AUTHORIZE")) {
            throw new Refusal(400, "INVALID_PARAMETER_VALUE", "intent");
        }
        JsonNode units = body.path("purchase_units");
        if (units.size() != 1) {
            throw new Refusal(400, "MISSING_REQUIRED_PARAMETER", "purchase_units");
        }
        JsonNode unit = units.path(0);
        JsonNode wallet = body.path("payment_source").path("paypal");
        JsonNode experience = wallet.isObject() ? wallet.path("experience_context") : body.path("application_context");
        String description = Body.text(unit, "description", LONGEST);
        Map<String, String> details = new LinkedHashMap<>();
        keep(details, OrderViews.DESCRIPTION, description);
        keep(details, Movements.CUSTOM_ID, Body.text(unit, "custom_id", LONGEST));
        keep(details, Movements.INVOICE_ID, Body.text(unit, "invoice_id", LONGEST));
        keep(details, OrderViews.WALLET, wallet.isObject() ? "yes" : "");
        String returnUrl = experience.path("return_url").asString(null);
        return new OrderRequest(
                Body.number(context), intent, Money.read(unit.path("amount")), description, returnUrl, details);
    }

    boolean isToAuthorize() {
        return intent.equals("AUTHORIZE");
    }

    NewOrder order(long now) {
        return new NewOrder(
                number,
                METHOD,
                Decision.PAYER_THEN_MERCHANT,
                amount.minor(),
                amount.currency(),
                subject(),
                now + APPROVAL.toMillis(),
                returnUrl,
                null,
                details);
    }

    NewAuthorization authorization(long now) {
        return new NewAuthorization(
                number,
                METHOD,
                Decision.PAYER_THEN_MERCHANT,
                amount.minor(),
                amount.currency(),
                subject(),
                now + APPROVAL.toMillis(),
                now + VALIDITY.toMillis(),
                100,
                returnUrl,
                null,
                details);
    }

    String subject() {
        return description.isBlank() ? "PayPal" : description;
    }

    private static void keep(Map<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value);
        }
    }
}
