package io.liushui.core.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of payments, the journal and the outbox. */
@Component
public class PaymentInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("trial_balance_is_zero", """
                select currency, 'debits ' || sum(debit_minor) || ', credits ' || sum(credit_minor)
                from journal_line where :slack >= 0 group by currency having sum(debit_minor) <> sum(credit_minor)""");
        rules.put("entry_is_balanced", """
                select entry_id::text, currency::text from journal_line where :slack >= 0
                group by entry_id, currency having sum(debit_minor) <> sum(credit_minor)""");
        rules.put("final_state_is_recorded_once", """
                select p.id, 'payment ' || p.state || ', final state ' || coalesce(f.state, 'none')
                from payment p left join final_state f on f.payment_id = p.id
                where :slack >= 0 and coalesce(f.state, 'open') <> case when p.finished_at is null then 'open'
                    when p.state in ('partially_refunded', 'refunded', 'voided') then 'succeeded' else p.state end""");
        rules.put("success_has_one_paid_attempt", """
                select p.id, count(a.id) || ' paid attempts' from payment p
                left join payment_attempt a on a.payment_id = p.id and a.state = 'succeeded'
                where :slack >= 0 and p.state in ('succeeded', 'partially_refunded', 'refunded', 'voided') group by p.id having count(a.id) <> 1""");
        rules.put("no_paid_attempt_without_success", """
                select p.id, 'attempt ' || a.id || ' is paid, the payment is ' || p.state from payment_attempt a join payment p on p.id = a.payment_id
                where :slack >= 0 and a.state = 'succeeded' and p.state in ('failed', 'closed')""");
        rules.put("success_is_booked_once", """
                select f.payment_id, 'booked ' || coalesce(sum(l.debit_minor), 0) || ' of ' || (f.amount_minor - p.parts_minor) from final_state f
                join payment p on p.id = f.payment_id and p.intent = 'pay'
                left join journal_entry e on e.reference = 'captured:' || f.payment_id
                left join journal_line l on l.entry_id = e.id and l.account = 'channel_receivable' and l.currency = f.currency
                where :slack >= 0 and f.state = 'succeeded' group by f.payment_id, f.amount_minor, p.parts_minor
                having coalesce(sum(l.debit_minor), 0) <> f.amount_minor - p.parts_minor""");
        rules.put("only_success_is_booked", """
                select e.reference, 'booked without a success' from journal_entry e
                where :slack >= 0 and e.reference like 'captured:%' and not exists (
                    select 1 from final_state f where f.payment_id = substr(e.reference, 10) and f.state = 'succeeded')""");
        rules.put("stray_money_is_booked_and_refunded", """
                select s.attempt_id, case when e.id is null then 'not booked' else 'no refund' end from stray_money s
                left join journal_entry e on e.reference = 'stray:' || s.attempt_id
                left join refund r on r.attempt_id = s.attempt_id and r.origin in ('late_money', 'double_money')
                where :slack >= 0 and (e.id is null or r.id is null)""");
        rules.put("suspense_is_stray_money_not_yet_refunded", """
                select p.currency, 'suspense ' || p.booked || ', stray money ' || p.stray from (
                    select c.currency,
                        coalesce((select sum(credit_minor - debit_minor) from journal_line l where l.account = 'suspense' and l.currency = c.currency), 0) booked,
                        coalesce((select sum(s.amount_minor) from stray_money s where s.currency = c.currency and not exists (
                            select 1 from refund r where r.attempt_id = s.attempt_id and r.origin in ('late_money', 'double_money')
                                and r.state = 'succeeded')), 0) stray
                    from (select distinct currency from journal_line) c) p
                where :slack >= 0 and p.booked <> p.stray""");
        rules.put("no_payment_past_its_schedule", """
                select p.id, p.state || ' since ' || p.created_at || ', expired ' || p.expires_at from payment p
                where p.finished_at is null and p.expires_at < cast(:now as timestamptz) - :slack * interval '1 second'
                  and not exists (select 1 from repair_case r where r.payment_id = p.id and r.decision is null)""");
        rules.put("every_final_payment_is_notified_or_listed", """
                select p.id, 'no notification' from payment p join final_state f on f.payment_id = p.id
                where :slack >= 0 and p.finished_at is not null and p.intent = 'pay'
                  and exists (select 1 from webhook_endpoint w where w.app_id = p.app_id and w.status = 'enabled' and w.created_at < p.finished_at)
                  and not exists (select 1 from notification n join event e on e.id = n.id
                                  where n.subject = p.id and e.type = 'payment.' || f.state)""");
        rules.put("no_message_is_stuck", """
                select message || ' ' || correlation_key, tries || ' tries' from outbox
                where created_at < cast(:now as timestamptz) - :slack * interval '1 second'""");
        return rules;
    }
}
