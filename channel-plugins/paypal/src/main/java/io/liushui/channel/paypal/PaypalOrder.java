package io.liushui.channel.paypal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An order as PayPal represents it, with what was done with its one purchase unit.
 *
 * @param amount null when it cannot be read
 * @param customId our order number, empty when it has none
 * @param payerLink where the payer approves, null when there is nothing to approve
 */
record PaypalOrder(
        String id,
        String status,
        Amount amount,
        String customId,
        String payerLink,
        List<Movement> captures,
        List<Movement> authorizations,
        List<Movement> refunds) {

    private static final Set<String> PAYER_LINKS = Set.of("approve", "payer-action", "redirect");

    /**
     * A capture, an authorisation or a refund.
     *
     * @param amount null when it cannot be read
     * @param invoiceId our number of it, empty when it has none
     * @param createdAt null when it cannot be read
     */
    record Movement(String id, String status, Amount amount, String invoiceId, String customId, Instant createdAt) {

        static Movement read(JsonNode node) {
            return new Movement(
                    text(node, "id"),
                    text(node, "status"),
                    Amount.read(node.path("amount")).orElse(null),
                    text(node, "invoice_id"),
                    text(node, "custom_id"),
                    instant(text(node, "create_time")));
        }
    }

    /** Empty when the body is no order. */
    static Optional<PaypalOrder> read(JsonNode body) {
        String id = text(body, "id");
        String status = text(body, "status");
        JsonNode unit = body.path("purchase_units").path(0);
        if (id.isEmpty() || status.isEmpty() || unit.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode payments = unit.path("payments");
        return Optional.of(new PaypalOrder(
                id,
                status,
                Amount.read(unit.path("amount")).orElse(null),
                text(unit, "custom_id"),
                payerLink(body),
                movements(payments.path("captures")),
                movements(payments.path("authorizations")),
                movements(payments.path("refunds"))));
    }

    Optional<Movement> capture(String invoiceId) {
        return captures.stream()
                .filter(capture -> capture.invoiceId().equals(invoiceId))
                .findFirst();
    }

    Optional<Movement> refund(String invoiceId) {
        return refunds.stream()
                .filter(refund -> refund.invoiceId().equals(invoiceId))
                .findFirst();
    }

    static String payerLink(JsonNode body) {
        return link(body, PAYER_LINKS).orElse(null);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** Null for what is no time. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static List<Movement> movements(JsonNode nodes) {
        List<Movement> movements = new ArrayList<>();
        nodes.forEach(node -> movements.add(Movement.read(node)));
        return List.copyOf(movements);
    }

    private static Optional<String> link(JsonNode node, Set<String> relations) {
        for (JsonNode link : node.path("links")) {
            if (relations.contains(text(link, "rel")) && !text(link, "href").isEmpty()) {
                return Optional.of(text(link, "href"));
            }
        }
        return Optional.empty();
    }
}
