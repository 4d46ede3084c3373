package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Payout;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.books.Release;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the house channel tells of its books, in answers and in notifications. */
final class Views {

    private Views() {}

    static Map<String, Object> of(Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order_no", order.orderNo());
        state(fields, order.reference(), order.state(), order.code());
        money(fields, order.amount(), order.currency());
        fields.put("refunded", order.refunded());
        return fields;
    }

    static Map<String, Object> ofCapture(Order capture) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("capture_no", capture.orderNo());
        fields.put("authorization_no", capture.authorizationNo());
        state(fields, capture.reference(), capture.state(), capture.code());
        money(fields, capture.amount(), capture.currency());
        fields.put("refunded", capture.refunded());
        return fields;
    }

    static Map<String, Object> of(Refund refund, Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(refund.kind() == Refund.Kind.VOID ? "void_no" : "refund_no", refund.refundNo());
        fields.put("order_no", refund.orderNo());
        if (order.authorizationNo() != null) {
            fields.put("authorization_no", order.authorizationNo());
        }
        state(fields, refund.reference(), refund.state(), refund.code());
        money(fields, refund.amount(), refund.currency());
        return fields;
    }

    static Map<String, Object> of(Authorization held) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("authorization_no", held.authorizationNo());
        state(fields, held.reference(), held.state(), held.code());
        money(fields, held.amount(), held.currency());
        fields.put("captured", held.captured());
        fields.put("released", held.released());
        fields.put("remaining", held.remaining());
        fields.put("valid_until", held.validUntil());
        return fields;
    }

    static Map<String, Object> of(Release release, Authorization held) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("void_no", release.releaseNo());
        fields.put("authorization_no", release.authorizationNo());
        fields.put("reference", "sbv" + release.releaseNo());
        fields.put("state", "released");
        money(fields, release.amount(), held.currency());
        return fields;
    }

    /** The token is told only of a contract that was signed. */
    static Map<String, Object> of(Contract contract) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("contract_no", contract.contractNo());
        fields.put("method", contract.method());
        fields.put("state", contract.state().name().toLowerCase(Locale.ROOT));
        switch (contract.state()) {
            case SIGNED, UNSIGNED, EXPIRED -> fields.put("token", contract.reference());
            case PENDING, REFUSED, CLOSED -> {}
        }
        if (ContractRequest.byCard(contract)) {
            fields.put("last_four", contract.details().get(ContractRequest.LAST_FOUR));
        }
        fields.put("valid_until", contract.validUntil());
        return fields;
    }

    /** Nothing of the payee. */
    static Map<String, Object> of(Payout payout) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("payout_no", payout.payoutNo());
        state(fields, payout.reference(), payout.state(), payout.code());
        money(fields, payout.amount(), payout.currency());
        if (payout.state() == Payout.State.RETURNED) {
            fields.put("return_reference", payout.returnReference());
            fields.put("returned_at", payout.returnedAt());
        }
        return fields;
    }

    private static void state(Map<String, Object> fields, String reference, Enum<?> state, String code) {
        fields.put("reference", reference);
        fields.put("state", state.name().toLowerCase(Locale.ROOT));
        if (code != null) {
            fields.put("code", code);
        }
    }

    private static void money(Map<String, Object> fields, long amount, String currency) {
        fields.put("amount", amount);
        fields.put("currency", currency);
    }
}
