package io.liushui.core.parts;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of the parts of payments, their postings and refunds. */
@Component
class PartInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("payment_knows_its_parts", """
                select p.id, 'parts of ' || p.parts_minor || ', rows of ' || coalesce(sum(q.amount_minor), 0)
                from payment p left join payment_part q on q.payment_id = p.id
                where :slack >= 0 and (p.parts_minor > 0 or q.id is not null) group by p.id having p.parts_minor <> coalesce(sum(q.amount_minor), 0)""");
        rules.put("parts_end_as_their_payment_did", """
                select q.id, q.state || ', the payment is ' || p.state from payment_part q join payment p on p.id = q.payment_id
                where :slack >= 0 and q.state <> case when p.finished_at is null then 'held'
                    when p.state in ('failed', 'closed') then 'released' else 'used' end""");
        rules.put("part_clearing_is_cleared", """
                select l.owner, l.currency || ': ' || sum(l.credit_minor - l.debit_minor) from journal_line l
                where :slack >= 0 and l.account = 'part_clearing' group by l.owner, l.currency having sum(l.credit_minor - l.debit_minor) <> 0""");
        rules.put("part_is_booked_as_it_stands", """
                select b.id, 'used ' || b.used || ', given back ' || b.back from (
                    select q.id, q.state, q.amount_minor, q.returned_minor,
                        coalesce((select sum(l.credit_minor) from journal_entry e join journal_line l on l.entry_id = e.id
                            where e.reference = 'part_used:' || q.id and l.account = 'part_clearing' and l.owner = q.payment_id), 0) as used,
                        coalesce((select sum(l.debit_minor) from payment_part_return r
                            join journal_entry e on e.reference = 'part_returned:' || r.refund_id || ':' || q.id join journal_line l on l.entry_id = e.id
                            where r.part_id = q.id and l.account = 'part_clearing' and l.owner = q.payment_id), 0) as back
                    from payment_part q) b
                where :slack >= 0 and (b.used <> case b.state when 'used' then b.amount_minor else 0 end or b.back <> b.returned_minor)""");
        rules.put("part_knows_its_shares_of_refunds", """
                select q.id, 'returning ' || q.returning_minor || '/' || q.returning_units || ', returned ' || q.returned_minor || '/' || q.returned_units
                from payment_part q left join payment_part_return r on r.part_id = q.id
                where :slack >= 0 group by q.id
                having (q.returning_minor, q.returning_units, q.returned_minor, q.returned_units) is distinct from
                    (coalesce(sum(r.amount_minor) filter (where r.state <> 'failed'), 0), coalesce(sum(r.units) filter (where r.state <> 'failed'), 0),
                     coalesce(sum(r.amount_minor) filter (where r.state = 'given_back'), 0), coalesce(sum(r.units) filter (where r.state = 'given_back'), 0))""");
        rules.put("part_is_whole_again_with_its_payment", """
                select q.id, q.returned_minor || ' of ' || q.amount_minor || ' is back, the payment is ' || p.state
                from payment_part q join payment p on p.id = q.payment_id
                where :slack >= 0 and p.state in ('refunded', 'voided') and (q.returned_minor <> q.amount_minor or q.returned_units <> q.units)""");
        rules.put("refund_knows_its_shares", """
                select r.id, r.state || ' with parts of ' || r.parts_minor || ', shares of ' || coalesce(sum(s.amount_minor), 0)
                from refund r left join payment_part_return s on s.refund_id = r.id
                where :slack >= 0 and (r.parts_minor > 0 or s.part_id is not null) group by r.id
                having r.parts_minor <> coalesce(sum(s.amount_minor), 0)
                    or count(s.part_id) <> count(*) filter (where s.state = case r.state when 'pending' then 'reserved' when 'failed' then 'failed' else 'given_back' end)""");
        rules.put("attempts_are_of_the_channels_part", """
                select a.id, a.amount_minor || ' of ' || p.amount_minor || ' less ' || p.parts_minor from payment_attempt a join payment p on p.id = a.payment_id
                where :slack >= 0 and p.parts_minor > 0 and a.amount_minor <> p.amount_minor - p.parts_minor""");
        return rules;
    }
}
