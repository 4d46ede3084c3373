package io.liushui.core.refunds;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of refunds, their sums, postings and operations. */
@Component
class RefundInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("payment_knows_what_is_on_its_way_back", """
                select p.id, 'refunding ' || p.refunding_minor || ', refunds not failed ' || coalesce(sum(r.amount_minor), 0)
                from payment p left join refund r on r.payment_id = p.id and r.capture_id is null and r.origin = 'merchant' and r.state <> 'failed'
                where :slack >= 0 group by p.id having p.refunding_minor <> coalesce(sum(r.amount_minor), 0)""");
        rules.put("payment_knows_what_is_back", """
                select p.id, 'refunded ' || p.refunded_minor || ', refunds succeeded ' || coalesce(sum(r.amount_minor), 0)
                from payment p left join refund r on r.payment_id = p.id and r.capture_id is null and r.origin = 'merchant' and r.state = 'succeeded'
                where :slack >= 0 group by p.id having p.refunded_minor <> coalesce(sum(r.amount_minor), 0)""");
        rules.put("capture_knows_what_is_back", """
                select c.id, 'refunding ' || c.refunding_minor || ', refunded ' || c.refunded_minor || ', refunds not failed ' || coalesce(sum(r.amount_minor), 0)
                    || ', succeeded ' || coalesce(sum(r.amount_minor) filter (where r.state = 'succeeded'), 0)
                from capture c left join refund r on r.capture_id = c.id and r.state <> 'failed'
                where :slack >= 0 group by c.id having c.refunding_minor <> coalesce(sum(r.amount_minor), 0)
                    or c.refunded_minor <> coalesce(sum(r.amount_minor) filter (where r.state = 'succeeded'), 0)""");
        rules.put("void_takes_the_whole_payment", """
                select r.id, r.kind || ' of ' || r.amount_minor || ', payment ' || p.state || ' of ' || p.amount_minor
                from refund r join payment p on p.id = r.payment_id
                where :slack >= 0 and r.state = 'succeeded' and r.origin = 'merchant'
                  and ((r.kind = 'void') <> (p.state = 'voided') or r.kind = 'void' and r.amount_minor <> p.amount_minor)""");
        rules.put("refund_is_booked_once", """
                select r.id, 'booked ' || coalesce(sum(l.debit_minor), 0) || ' of ' || r.amount_minor from refund r
                left join journal_entry e on e.reference = 'refunded:' || r.id
                left join journal_line l on l.entry_id = e.id and l.currency = r.currency
                where :slack >= 0 and r.state = 'succeeded' group by r.id having coalesce(sum(l.debit_minor), 0) <> r.amount_minor""");
        rules.put("only_what_went_back_is_booked", """
                select e.reference, 'booked without a refund that succeeded' from journal_entry e
                where :slack >= 0 and e.reference like 'refunded:%' and not exists (
                    select 1 from refund r where r.id = substr(e.reference, 10) and r.state = 'succeeded')""");
        rules.put("refund_ends_as_its_operation_did", """
                select r.id, r.state || ' by ' || coalesce(r.settled_by, 'nobody') || ', its operation is ' || o.state
                from refund r join channel_operation o on o.id = r.operation_id
                where :slack >= 0 and (o.subject <> r.id
                    or r.state = 'succeeded' and r.settled_by = 'channel' and (o.state <> 'done' or o.amount_minor <> r.amount_minor - r.parts_minor or o.kind <> r.kind)
                    or (r.state = 'failed' or r.settled_by = 'elsewhere') and o.state <> 'declined')""");
        rules.put("refund_of_a_channel_is_a_refund_of_ours", """
                select o.id, o.kind || ' for ' || o.subject || ', which is not there or has another amount' from channel_operation o
                left join refund r on r.id = o.subject and r.amount_minor - r.parts_minor = o.amount_minor and r.currency = o.currency
                where :slack >= 0 and o.kind in ('refund', 'void') and r.id is null""");
        rules.put("refund_is_told", """
                select r.id, 'no event refund.' || r.state from refund r
                where :slack >= 0 and r.finished_at is not null
                  and not exists (select 1 from event e where e.subject = r.id and e.type = 'refund.' || r.state)""");
        return rules;
    }
}
