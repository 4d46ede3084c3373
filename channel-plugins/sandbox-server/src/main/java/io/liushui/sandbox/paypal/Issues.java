package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PayPal's error bodies, and its issues for what the bank's books refuse. */
final class Issues {

    /** Of what the bank declined for this reason. */
    private static final Map<String, String> DECLINES = Map.of(
            "card_expired", "TRANSACTION_REFUSED",
            "issuer_unavailable", "INSTRUMENT_DECLINED",
            "limit_exceeded", "PAYER_CANNOT_PAY");

    private static final Map<String, String> BOOKS = Map.ofEntries(
            Map.entry("malformed_request", "MALFORMED_REQUEST_JSON"),
            Map.entry("invalid_request", "INVALID_PARAMETER_VALUE"),
            Map.entry("amount_out_of_range", "MAX_VALUE_EXCEEDED"),
            Map.entry("currency_unsupported", "CURRENCY_MISMATCH"),
            Map.entry("order_not_found", "INVALID_RESOURCE_ID"),
            Map.entry("authorization_not_found", "INVALID_RESOURCE_ID"),
            Map.entry("refund_not_found", "INVALID_RESOURCE_ID"),
            Map.entry("order_conflict", "DUPLICATE_REQUEST_ID"),
            Map.entry("authorization_conflict", "DUPLICATE_REQUEST_ID"),
            Map.entry("refund_conflict", "DUPLICATE_REQUEST_ID"),
            Map.entry("release_conflict", "DUPLICATE_REQUEST_ID"),
            Map.entry("order_not_approved", "ORDER_NOT_APPROVED"),
            Map.entry("authorization_not_approved", "ORDER_NOT_APPROVED"),
            Map.entry("order_not_paid", "PENDING_CAPTURE"),
            Map.entry("authorization_expired", "AUTHORIZATION_EXPIRED"),
            Map.entry("authorization_not_open", "AUTHORIZATION_ALREADY_CAPTURED"),
            Map.entry("capture_exceeds_authorization", "MAX_CAPTURE_AMOUNT_EXCEEDED"),
            Map.entry("release_exceeds_authorization", "PREVIOUSLY_CAPTURED"));

    private static final Map<Integer, String> NAMES = Map.of(
            400, "INVALID_REQUEST",
            403, "NOT_AUTHORIZED",
            404, "RESOURCE_NOT_FOUND",
            409, "RESOURCE_CONFLICT",
            415, "UNSUPPORTED_MEDIA_TYPE",
            422, "UNPROCESSABLE_ENTITY",
            429, "RATE_LIMIT_REACHED",
            500, "INTERNAL_SERVER_ERROR",
            503, "SERVICE_UNAVAILABLE");

    private Issues() {}

    /** A payment that the bank declined, for any reason but the one that PayPal tells within the order. */
    static Refusal declined(String bankCode) {
        return new Refusal(422, DECLINES.getOrDefault(bankCode, "TRANSACTION_REFUSED"), "The request was refused.");
    }

    static Reply reply(Refusal refusal) {
        if (refusal.status() == 401) {
            Map<String, String> body = Map.of("error", refusal.code(), "error_description", refusal.getMessage());
            return Reply.json(401, Json.write(body));
        }
        String issue = BOOKS.getOrDefault(refusal.code(), refusal.code());
        int status = BOOKS.containsKey(refusal.code()) && refusal.status() == 409 ? 422 : refusal.status();
        return reply(status, issue, refusal.getMessage());
    }

    /** @param issue null for an error without details */
    static Reply reply(int status, String issue, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", issue != null && issue.equals("RESULTSET_TOO_LARGE") ? issue : NAMES.get(status));
        if (issue != null && !issue.equals("RESULTSET_TOO_LARGE")) {
            body.put("details", List.of(Map.of("issue", issue, "description", description)));
        }
        body.put("message", issue == null ? description : message(status));
        body.put("debug_id", Numbers.next("").substring(0, 13));
        body.put("links", List.of());
        return Reply.json(status, Json.write(body));
    }

    private static String message(int status) {
        return switch (status) {
            case 404 -> "The specified resource does not exist.";
            case 422 ->
                "The requested action could not be performed, semantically incorrect, or failed business validation.";
            default -> "Request is not well-formed, syntactically incorrect, or violates schema.";
        };
    }
}
