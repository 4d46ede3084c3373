package io.liushui.sandbox.paypal;

import static io.liushui.sandbox.paypal.Movements.CUSTOM_ID;
import static io.liushui.sandbox.paypal.Movements.INVOICE_ID;
import static io.liushui.sandbox.paypal.Movements.put;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.host.SandboxHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Orders as PayPal represents them. */
final class OrderViews {

    /** Kept with an order that the merchant has asked to be captured or authorised: the request's id. */
    static final String ASKED = "asked";
    /** What was said of the goods; the books themselves want a subject. */
    static final String DESCRIPTION = "description";
    /** Whether the payer's wallet was named at the creation. */
    static final String WALLET = "wallet";

    private final SandboxHost host;
    private final Movements movements;

    OrderViews(SandboxHost host, Movements movements) {
        this.host = host;
        this.movements = movements;
    }

    /** @param whole whether all of it, or its id, status and links */
    Map<String, Object> of(Order order, boolean whole) {
        Map<String, Object> fields = head(order.reference(), "CAPTURE", status(order), whole);
        if (whole) {
            Map<String, Object> payments = new LinkedHashMap<>();
            if (isCaptured(order)) {
                payments.put("captures", List.of(movements.capture(order)));
                payments.put("refunds", refunds(order));
            }
            unit(fields, order.amount(), order.currency(), order.details(), payments);
            finish(fields, order.createdAt(), status(order));
        }
        fields.put("links", links(order.reference(), "capture", status(order), order.token(), order.details()));
        return fields;
    }

    Map<String, Object> of(Authorization held, boolean whole) {
        Map<String, Object> fields = head(held.reference(), "AUTHORIZE", status(held), whole);
        if (whole) {
            Map<String, Object> payments = new LinkedHashMap<>();
            if (status(held).equals("COMPLETED")) {
                payments.put(
                        "authorizations",
                        IntStream.rangeClosed(0, Renewals.count(held))
                                .mapToObj(generation -> movements.authorization(held, generation))
                                .toList());
                List<Order> captures = host.books().orders().capturesOf(held.authorizationNo());
                payments.put(
                        "captures", captures.stream().map(movements::capture).toList());
                payments.put(
                        "refunds",
                        captures.stream()
                                .flatMap(capture -> refunds(capture).stream())
                                .toList());
            }
            unit(fields, held.amount(), held.currency(), held.details(), payments);
            finish(fields, held.createdAt(), status(held));
        }
        fields.put("links", links(held.reference(), "authorize", status(held), held.token(), held.details()));
        return fields;
    }

    static String status(Order order) {
        return switch (order.state()) {
            case PENDING -> asked(order.details()) ? "COMPLETED" : waiting(order.details());
            case APPROVED -> "APPROVED";
            case SUCCEEDED -> "COMPLETED";
            case DECLINED -> isCaptured(order) ? "COMPLETED" : waiting(order.details());
            case CLOSED -> "VOIDED";
        };
    }

    static String status(Authorization held) {
        return switch (held.state()) {
            case PENDING -> asked(held.details()) ? "COMPLETED" : waiting(held.details());
            case APPROVED -> "APPROVED";
            case AUTHORIZED, VOIDED, EXPIRED -> "COMPLETED";
            case DECLINED -> isTold(held.code()) && asked(held.details()) ? "COMPLETED" : waiting(held.details());
            case CLOSED -> "VOIDED";
        };
    }

    /** Whether PayPal tells a decline within the order, or refuses the request. */
    static boolean isTold(String bankCode) {
        return "card_declined".equals(bankCode);
    }

    static boolean isCaptured(Order order) {
        return switch (order.state()) {
            case SUCCEEDED -> true;
            case PENDING -> asked(order.details());
            case DECLINED -> asked(order.details()) && isTold(order.code());
            case APPROVED, CLOSED -> false;
        };
    }

    static boolean asked(Map<String, String> details) {
        return details.containsKey(ASKED);
    }

    private List<Map<String, Object>> refunds(Order order) {
        return host.books().refunds().ofOrder(order.orderNo()).stream()
                .map(refund -> movements.refund(refund, order))
                .toList();
    }

    private static String waiting(Map<String, String> details) {
        return details.containsKey(WALLET) ? "PAYER_ACTION_REQUIRED" : "CREATED";
    }

    private static Map<String, Object> head(String id, String intent, String status, boolean whole) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("status", status);
        if (whole) {
            fields.put("intent", intent);
        }
        return fields;
    }

    private static void unit(
            Map<String, Object> fields,
            long amount,
            String currency,
            Map<String, String> details,
            Map<String, Object> payments) {
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("reference_id", "default");
        unit.put("amount", Money.json(amount, currency));
        unit.put("payee", Map.of("email_address", "merchant@sandbox.example", "merchant_id", "SANDBOXMERCHANT"));
        put(unit, "description", details.get(DESCRIPTION));
        put(unit, "custom_id", details.get(CUSTOM_ID));
        put(unit, "invoice_id", details.get(INVOICE_ID));
        if (!payments.isEmpty()) {
            unit.put("payments", payments);
        }
        fields.put("purchase_units", List.of(unit));
    }

    private void finish(Map<String, Object> fields, long createdAt, String status) {
        if (status.equals("APPROVED") || status.equals("COMPLETED")) {
            Map<String, Object> payer = new LinkedHashMap<>();
            payer.put("name", Map.of("given_name", "Ada", "surname", "Payer"));
            payer.put("email_address", "payer@sandbox.example");
            payer.put("payer_id", "SANDBOXPAYER1");
            fields.put("payer", payer);
        }
        fields.put("create_time", Movements.time(createdAt));
        fields.put("update_time", Movements.time(host.clock().millis()));
    }

    private List<Map<String, Object>> links(
            String id, String action, String status, String token, Map<String, String> details) {
        String path = "v2/checkout/orders/" + id;
        List<Map<String, Object>> links = new ArrayList<>();
        links.add(movements.link("self", "GET", path));
        if (status.equals("CREATED") || status.equals("PAYER_ACTION_REQUIRED")) {
            String relation = details.containsKey(WALLET) ? "payer-action" : "approve";
            links.add(Map.of("href", host.payerPage(token), "rel", relation, "method", "GET"));
        }
        if (!status.equals("COMPLETED")) {
            links.add(movements.link(action, "POST", path + "/" + action));
        }
        return links;
    }
}
