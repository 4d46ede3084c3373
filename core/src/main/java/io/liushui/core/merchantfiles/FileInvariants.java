package io.liushui.core.merchantfiles;

import io.liushui.core.oracle.InvariantRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** No movement is lost, and files say what the journal says. Of the last days: what was found of older ones cannot change. */
@Component
class FileInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        return Map.of(
                "every_movement_of_a_closed_day_is_in_a_file", """
                select m.reference, 'of ' || m.final_at || ', in no file though ' || d.day || ' is closed'
                from (select * from reconciliation_day order by day desc limit 1) d
                join merchant_movement m on m.final_at < d.ends_at and m.final_at >= d.ends_at - interval '3 days' and m.xact < d.horizon
                where :slack >= 0 and not exists (select from reconciliation_entry e where e.entry_id = m.entry_id)""",
                "files_have_the_rows_of_their_day", """
                select f.app_id || ' ' || f.day, f.row_count || ' rows, ' || count(e.entry_id) || ' movements'
                from reconciliation_file f left join reconciliation_entry e on e.app_id = f.app_id and e.day = f.day
                where :slack >= 0 and f.built_at >= (select max(closed_at) - interval '3 days' from reconciliation_day)
                group by f.app_id, f.day, f.row_count having count(e.entry_id) <> f.row_count""",
                "files_say_what_the_journal_says", """
                select f.app_id || ' ' || f.day, t.currency || ': file ' || t.minor || ', journal ' || b.minor || ', by merchant ' || m.minor
                from reconciliation_file f
                join app a on a.id = f.app_id
                join lateral (
                    select x ->> 'currency' as currency, sum((x ->> 'balance_change')::bigint) as minor
                    from jsonb_array_elements(f.totals) x group by 1) t on true
                join lateral (
                    select coalesce(sum(l.credit_minor - l.debit_minor), 0) as minor from reconciliation_entry e
                    join journal_line l on l.entry_id = e.entry_id and l.owner = a.merchant_id and l.currency = t.currency
                        and l.account in ('merchant_payable', 'payout_frozen')
                    where e.app_id = f.app_id and e.day = f.day) b on true
                join lateral (
                    select (select coalesce(sum(r.amount_minor), 0) from reconciliation_entry e
                            join payment_part_return r on r.refund_id = e.subject
                            join payment_part p on p.id = r.part_id and p.by_merchant and p.currency = t.currency
                            where e.app_id = f.app_id and e.day = f.day and e.kind in ('refund', 'void'))
                         - (select coalesce(sum(p.amount_minor), 0) from reconciliation_entry e
                            join payment_part p on p.payment_id = e.subject and p.by_merchant and p.currency = t.currency
                            where e.app_id = f.app_id and e.day = f.day and e.kind = 'payment') as minor) m on true
                where :slack >= 0 and f.built_at >= (select max(closed_at) - interval '3 days' from reconciliation_day)
                  and t.minor <> b.minor + m.minor""");
    }
}
