package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Fee;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.host.SandboxHost;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Captures, authorisations and refunds as PayPal represents them. */
final class Movements {

    /** PayPal's share of a payment: 3.49 %. */
    static final Fee FEE = Fee.basisPoints(349);
    /** Details under which the books keep what they have no field for. */
    static final String CUSTOM_ID = "customId";

    static final String INVOICE_ID = "invoiceId";
    static final String ORDER_ID = "orderId";
    static final String NOTE = "note";
    static final String FINAL = "final";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private final SandboxHost host;

    Movements(SandboxHost host) {
        this.host = host;
    }

    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    static String captureId(Order order) {
        return order.authorizationNo() == null ? PaypalIds.captureOf(order.reference()) : order.reference();
    }

    /** Of an order that was captured, or of the capture of an authorisation. */
    Map<String, Object> capture(Order order) {
        String id = captureId(order);
        Map<String, Object> fields = head(id, captureStatus(order), order.amount(), order.currency());
        put(fields, "invoice_id", order.details().get(INVOICE_ID));
        put(fields, "custom_id", order.details().get(CUSTOM_ID));
        fields.put(
                "final_capture",
                order.authorizationNo() == null || "true".equals(order.details().get(FINAL)));
        if (order.charges() > 0) {
            fields.put(
                    "seller_receivable_breakdown", breakdown(order.amount(), FEE.of(order.amount()), order.currency()));
        }
        fields.put("supplementary_data", Map.of("related_ids", Map.of("order_id", orderId(order))));
        times(fields, order.createdAt(), order.chargedAt() == null ? order.createdAt() : order.chargedAt());
        fields.put(
                "links",
                List.of(
                        link("self", "GET", "v2/payments/captures/" + id),
                        link("refund", "POST", "v2/payments/captures/" + id + "/refund"),
                        link("up", "GET", "v2/checkout/orders/" + orderId(order))));
        return fields;
    }

    /** @param generation 0 for the first one, more for one that renewed it */
    Map<String, Object> authorization(Authorization held, int generation) {
        String id = PaypalIds.authorizationOf(held.reference(), generation);
        Map<String, Object> fields = head(id, authorizationStatus(held), held.amount(), held.currency());
        put(fields, "invoice_id", held.details().get(INVOICE_ID));
        put(fields, "custom_id", held.details().get(CUSTOM_ID));
        fields.put("expiration_time", time(held.validUntil()));
        fields.put("supplementary_data", Map.of("related_ids", Map.of("order_id", held.reference())));
        long made = held.authorizedAt() == null ? held.createdAt() : held.authorizedAt();
        String renewed = held.details().get(Renewals.RENEWED_AT + generation);
        times(
                fields,
                renewed == null ? made : Long.parseLong(renewed),
                host.clock().millis());
        String path = "v2/payments/authorizations/" + id;
        fields.put(
                "links",
                List.of(
                        link("self", "GET", path),
                        link("capture", "POST", path + "/capture"),
                        link("void", "POST", path + "/void"),
                        link("reauthorize", "POST", path + "/reauthorize"),
                        link("up", "GET", "v2/checkout/orders/" + held.reference())));
        return fields;
    }

    Map<String, Object> refund(Refund refund, Order order) {
        String status = switch (refund.state()) {
            case PENDING -> "PENDING";
            case REFUNDED -> "COMPLETED";
            case DECLINED -> "FAILED";
        };
        Map<String, Object> fields = head(refund.reference(), status, refund.amount(), refund.currency());
        put(fields, "invoice_id", refund.details().get(INVOICE_ID));
        put(fields, "custom_id", refund.details().get(CUSTOM_ID));
        put(fields, "note_to_payer", refund.details().get(NOTE));
        Map<String, Object> paid = breakdown(refund.amount(), 0, refund.currency());
        paid.put("total_refunded_amount", Money.json(order.refunded(), refund.currency()));
        fields.put("seller_payable_breakdown", paid);
        times(fields, refund.createdAt(), refund.finishedAt() == null ? refund.createdAt() : refund.finishedAt());
        fields.put(
                "links",
                List.of(
                        link("self", "GET", "v2/payments/refunds/" + refund.reference()),
                        link("up", "GET", "v2/payments/captures/" + captureId(order))));
        return fields;
    }

    Map<String, Object> link(String relation, String method, String path) {
        return Map.of("href", host.publicUrl() + "/paypal/" + path, "rel", relation, "method", method);
    }

    static String captureStatus(Order order) {
        if (order.charges() == 0) {
            return order.state() == Order.State.DECLINED ? "DECLINED" : "PENDING";
        }
        if (order.refunded() == 0) {
            return "COMPLETED";
        }
        return order.refunded() < order.amount() ? "PARTIALLY_REFUNDED" : "REFUNDED";
    }

    static String authorizationStatus(Authorization held) {
        return switch (held.state()) {
            case PENDING, APPROVED -> "PENDING";
            case DECLINED -> "DENIED";
            case CLOSED, VOIDED, EXPIRED -> "VOIDED";
            case AUTHORIZED -> {
                if (held.remaining() > 0) {
                    yield held.captured() > 0 ? "PARTIALLY_CAPTURED" : "CREATED";
                }
                yield held.released() > 0 ? "VOIDED" : "CAPTURED";
            }
        };
    }

    static String orderId(Order order) {
        return order.details().getOrDefault(ORDER_ID, order.reference());
    }

    private static Map<String, Object> head(String id, String status, long amount, String currency) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("status", status);
        fields.put("amount", Money.json(amount, currency));
        return fields;
    }

    private static Map<String, Object> breakdown(long gross, long fee, String currency) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("gross_amount", Money.json(gross, currency));
        fields.put("paypal_fee", Money.json(fee, currency));
        fields.put("net_amount", Money.json(gross - fee, currency));
        return fields;
    }

    private static void times(Map<String, Object> fields, long created, long updated) {
        fields.put("create_time", time(created));
        fields.put("update_time", time(updated));
    }

    static void put(Map<String, Object> fields, String name, String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
