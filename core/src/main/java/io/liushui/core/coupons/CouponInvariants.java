package io.liushui.core.coupons;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of templates and their coupons, the payments that have them, and the journal. */
@Component
class CouponInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("templates_count_their_coupons", """
                select t.id, 'template ' || array[t.issued_count, t.held_count, t.used_count, t.expired_count, t.reserved_minor, t.spent_minor]::text
                    || ', coupons ' || array[c.issued, c.held, c.used, c.expired, c.reserved, c.spent]::text
                from coupon_template t cross join lateral (
                    select count(*) as issued, count(*) filter (where state = 'held') as held, count(*) filter (where state = 'used') as used,
                        count(*) filter (where state = 'expired') as expired, coalesce(sum(amount_minor) filter (where state = 'held'), 0) as reserved,
                        coalesce(sum(amount_minor - returned_minor) filter (where state = 'used'), 0) as spent
                    from coupon where template_id = t.id) c
                where :slack >= 0 and (t.issued_count, t.held_count, t.used_count, t.expired_count, t.reserved_minor, t.spent_minor)
                    <> (c.issued, c.held, c.used, c.expired, c.reserved, c.spent)""");
        rules.put("coupons_of_the_platform_cost_what_was_used", """
                select coalesce(j.owner, t.id), 'journal ' || coalesce(j.minor, 0) || ', template ' || coalesce(t.spent_minor, 0)
                from (select owner, currency, sum(debit_minor - credit_minor) as minor from journal_line
                      where account = 'coupon_cost' group by owner, currency) j
                full join (select id, currency, spent_minor from coupon_template where merchant_id is null) t on t.id = j.owner and t.currency = j.currency
                where :slack >= 0 and coalesce(j.minor, 0) <> coalesce(t.spent_minor, 0)""");
        rules.put("used_coupon_is_booked_once", """
                select c.id, 'booked ' || coalesce(sum(l.credit_minor), 0) || ' of ' || c.amount_minor from coupon c
                left join journal_entry e on e.reference = 'part_used:' || c.part_id
                left join journal_line l on l.entry_id = e.id and l.account = 'part_clearing' and l.owner = c.payment_id
                where :slack >= 0 and c.state = 'used' group by c.id having coalesce(sum(l.credit_minor), 0) <> c.amount_minor""");
        rules.put("coupon_stands_as_its_payment", """
                select c.id, 'coupon ' || c.state || ', payment ' || p.state from coupon c join payment p on p.id = c.payment_id
                where :slack >= 0 and (c.state = 'held' and p.finished_at is not null
                    or c.state = 'used' and p.state not in ('succeeded', 'partially_refunded', 'refunded', 'voided'))""");
        rules.put("coupon_is_of_its_merchants_template", """
                select c.id, 'merchant ' || c.merchant_id || ', template of ' || t.merchant_id
                from coupon c join coupon_template t on t.id = c.template_id where :slack >= 0 and t.merchant_id <> c.merchant_id""");
        return rules;
    }
}
