package io.liushui.channel.paypal;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Counts the transactions of a report, and adds up amounts and fees by currency, as PayPal wrote them. */
final class ReportTotals {

    private final Map<String, BigDecimal> gross = new TreeMap<>();
    private final Map<String, BigDecimal> fees = new TreeMap<>();
    private long items;

    /** @throws NumberFormatException when an amount is none */
    void add(JsonNode transaction) {
        items++;
        add(gross, transaction.path("transaction_amount"));
        add(fees, transaction.path("fee_amount"));
    }

    long items() {
        return items;
    }

    Map<String, String> gross() {
        return plain(gross);
    }

    Map<String, String> fees() {
        return plain(fees);
    }

    private static void add(Map<String, BigDecimal> sums, JsonNode amount) {
        if (amount.isObject()) {
            BigDecimal value = new BigDecimal(PaypalOrder.text(amount, "value"));
            sums.merge(PaypalOrder.text(amount, "currency_code"), value, BigDecimal::add);
        }
    }

    private static Map<String, String> plain(Map<String, BigDecimal> sums) {
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((currency, sum) -> texts.put(currency, sum.toPlainString()));
        return texts;
    }
}
