package io.liushui.core.points;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of points, their lots and what was given for them. */
@Component
class PointsInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("points_are_in_lots", """
                select p.id, 'lots ' || p.lots || ', account ' || p.total from (
                    select a.id,
                        coalesce((select sum(l.points_left) from points_lot l where l.points_account_id = a.id), 0)
                            + coalesce((select sum(u.points) from payment_part q join points_use u on u.order_no = q.id
                                where q.source = a.id and q.state = 'held'), 0) as lots,
                        coalesce((select sum(f.amount_minor) from account_flow f where f.account_id = a.account_id), 0) as total
                    from points_account a) p
                where :slack >= 0 and p.lots <> p.total""");
        rules.put("points_left_are_worth_what_was_given", """
                select coalesce(j.owner, l.owner), 'journal ' || coalesce(j.minor, 0) || ', lots ' || coalesce(l.minor, 0)
                from (select owner, currency, sum(credit_minor - debit_minor) as minor from journal_line
                      where account = 'points_liability' group by owner, currency) j
                full join (select owner, currency, sum(minor) as minor from (
                        select points_account_id as owner, currency, value_left_minor as minor from points_lot
                        union all
                        select q.source, q.currency, u.value_minor from payment_part q join points_use u on u.order_no = q.id where q.state = 'held') each_one
                    group by owner, currency) l
                    on l.owner = j.owner and l.currency = j.currency
                where :slack >= 0 and coalesce(j.minor, 0) <> coalesce(l.minor, 0)""");
        rules.put("points_of_an_order_are_in_its_uses", """
                select o.order_no, 'order ' || o.units || ' less ' || o.refunded_units || ', uses ' || coalesce(sum(u.points), 0) || ' less ' || coalesce(sum(u.returned_points), 0)
                from local_order o left join points_use u on u.order_no = o.order_no
                where :slack >= 0 and o.channel_id = 'points' and o.state = 'paid' group by o.order_no, o.units, o.refunded_units
                having o.units <> coalesce(sum(u.points), 0) or o.refunded_units <> coalesce(sum(u.returned_points), 0)""");
        rules.put("points_of_a_part_are_in_its_uses", """
                select q.id, q.state || ' of ' || q.units || ' less ' || q.returned_units || ', uses ' || coalesce(sum(u.points), 0) || ' less ' || coalesce(sum(u.returned_points), 0)
                from payment_part q left join points_use u on u.order_no = q.id
                where :slack >= 0 and q.kind = 'points' group by q.id
                having q.units <> coalesce(sum(u.points), 0)
                    or case q.state when 'released' then q.units else q.returned_units end <> coalesce(sum(u.returned_points), 0)""");
        return rules;
    }
}
