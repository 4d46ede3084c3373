package io.liushui.core.risk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one statement that counts, looks into the lists and keeps the signals. What is not known of the payment is not looked for. */
final class AssessmentQuery {
    private static final int MOST = RiskSignals.COUNTED_AT_MOST;

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final PaymentFacts facts;

    AssessmentQuery(PaymentFacts facts, Instant now) {
        this.facts = facts;
        parameters.put("payment", facts.paymentId());
        parameters.put("merchant", facts.merchantId());
        parameters.put("amount", facts.amount().amountMinor());
        parameters.put("currency", facts.amount().currency());
        parameters.put("interactive", facts.interactive());
        parameters.put("phoneKnown", facts.phone() != null);
        parameters.put("now", Timestamp.from(now));
        parameters.put("since", Timestamp.from(now.minusSeconds(3600)));
        put("payer", facts.payerId());
        put("device", facts.deviceId());
        put("ip", facts.ip());
        put("phone", facts.phone());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    String sql() {
        return """
                insert into risk_assessment (payment_id, assessed_at, signals)
                select :payment, :now, jsonb_build_object(
                    'amountMinor', :amount::bigint, 'currency', :currency::text, 'interactive', :interactive::boolean,
                    'phoneKnown', :phoneKnown::boolean, 'listed', %s,
                    'payerCountHour', payer.payments, 'payerFailuresHour', payer.failures,
                    'deviceCountHour', %s, 'ipCountHour', %s,
                    'merchantFailuresHour', (select count(*) from (
                        select from final_state where merchant_id = :merchant and state = 'failed' and finished_at > :since
                        limit %d) as failed))
                from %s as payer
                on conflict (payment_id) do update
                    set signals = case when risk_assessment.decision is null then excluded.signals else risk_assessment.signals end
                returning signals""".formatted(
                        listed(),
                        count(facts.deviceId(), "payer_device_id", "device"),
                        count(facts.ip(), "payer_ip", "ip"),
                        MOST,
                        payer());
    }

    private void put(String name, String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    /** Of this merchant: a payer is known by the name that its merchant gives him. */
    private String payer() {
        if (facts.payerId() == null) {
            return "(select 0 as payments, 0 as failures)";
        }
        return """
                (select count(*) as payments, count(*) filter (where state = 'failed') as failures from (
                    select state from payment where merchant_id = :merchant and payer_id = :payer and created_at > :since and id <> :payment
                    order by created_at desc limit %d) as recent)""".formatted(MOST);
    }

    private static String count(String value, String column, String parameter) {
        if (value == null) {
            return "0";
        }
        return """
                (select count(*) from (
                    select from payment where %s = :%s and created_at > :since and id <> :payment limit %d) as recent)""".formatted(column, parameter, MOST);
    }

    private String listed() {
        List<String> keys = new ArrayList<>();
        for (String kind : List.of("payer", "device", "ip", "phone")) {
            if (parameters.containsKey(kind)) {
                keys.add("('" + kind + "', :" + kind + ")");
            }
        }
        if (keys.isEmpty()) {
            return "'none'";
        }
        return """
                coalesce((select list from risk_list_entry where (kind, value) in (%s)
                    order by array_position(array['black', 'grey', 'white'], list) limit 1), 'none')""".formatted(String.join(", ", keys));
    }
}
