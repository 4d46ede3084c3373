package io.liushui.core.monthlycaps;

import io.liushui.core.oracle.InvariantRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of monthly caps. */
@Component
class CapInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        return Map.of(
                "monthly_cap_counter_is_the_sum_of_its_claims", """
                select c.channel_id || ' ' || c.month, 'counted ' || c.used_minor || ', claims ' || coalesce(sum(u.amount_minor - u.returned_minor), 0)
                from monthly_cap_counter c left join monthly_cap_claim u on u.counter_id = c.id and u.state <> 'released'
                where :slack >= 0 group by c.id having c.used_minor <> coalesce(sum(u.amount_minor - u.returned_minor), 0)""",
                "monthly_cap_claim_is_what_its_channel_kept", """
                select u.attempt_id, 'counts ' || u.amount_minor || ' less ' || u.returned_minor || ' of ' || a.amount_minor
                from monthly_cap_claim u join payment_attempt a on a.id = u.attempt_id
                where :slack >= 0 and (u.amount_minor <> a.amount_minor or u.state = 'used' and u.returned_minor <> (
                    select coalesce(sum(r.amount_minor - r.parts_minor), 0) from refund r
                    where r.attempt_id = u.attempt_id and r.state = 'succeeded' and r.settled_by = 'channel'))""",
                "monthly_cap_claim_ends_with_its_attempt", """
                select u.attempt_id, 'claim ' || u.state || ', attempt ' || a.state from monthly_cap_claim u join payment_attempt a on a.id = u.attempt_id
                where :slack >= 0
                  and u.state <> case when a.finished_at is null then 'reserved' when a.state = 'succeeded' then 'used' else 'released' end""");
    }
}
