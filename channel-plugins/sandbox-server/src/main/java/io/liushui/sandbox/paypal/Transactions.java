package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.host.SandboxHost;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The account's movements as the transaction search tells them. PayPal keeps its fee when a payment is refunded. */
final class Transactions {

    private static final String EXPRESS_CHECKOUT = "T0006";
    private static final String REFUND = "T1107";

    private final SandboxHost host;

    Transactions(SandboxHost host) {
        this.host = host;
    }

    List<BillLine> between(Instant from, Instant until) {
        LocalDate first = from.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate last = until.atOffset(ZoneOffset.UTC).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .flatMap(this::ofDay)
                .filter(line -> line.at() >= from.toEpochMilli() && line.at() <= until.toEpochMilli())
                .toList();
    }

    private Stream<BillLine> ofDay(LocalDate day) {
        return host.books().bills().ofDay(day, ZoneOffset.UTC, Movements.FEE).stream();
    }

    static Map<String, Object> of(BillLine line) {
        return Map.of("transaction_info", line.refund() == null ? payment(line) : refund(line));
    }

    private static Map<String, Object> payment(BillLine line) {
        Order order = line.order();
        Map<String, Object> fields =
                head(Movements.captureId(order), Movements.orderId(order), "ODR", EXPRESS_CHECKOUT);
        finish(fields, line, order.amount(), order.details());
        fields.put("fee_amount", Money.json(-line.fee(), order.currency()));
        fields.put("transaction_status", order.refunded() == order.amount() ? "V" : "S");
        fields.put("transaction_subject", order.subject());
        return fields;
    }

    private static Map<String, Object> refund(BillLine line) {
        Refund refund = line.refund();
        Map<String, Object> fields = head(refund.reference(), Movements.captureId(line.order()), "TXN", REFUND);
        finish(fields, line, -refund.amount(), refund.details());
        fields.put("transaction_status", "S");
        return fields;
    }

    private static Map<String, Object> head(String id, String reference, String referenceType, String code) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("paypal_account_id", "SANDBOXPAYER1");
        fields.put("transaction_id", id);
        fields.put("paypal_reference_id", reference);
        fields.put("paypal_reference_id_type", referenceType);
        fields.put("transaction_event_code", code);
        return fields;
    }

    private static void finish(Map<String, Object> fields, BillLine line, long amount, Map<String, String> details) {
        fields.put("transaction_initiation_date", Movements.time(line.at()));
        fields.put("transaction_updated_date", Movements.time(line.at()));
        fields.put("transaction_amount", Money.json(amount, line.order().currency()));
        Movements.put(fields, "invoice_id", details.get(Movements.INVOICE_ID));
        Movements.put(fields, "custom_field", details.get(Movements.CUSTOM_ID));
        fields.put("protection_eligibility", "01");
    }
}
