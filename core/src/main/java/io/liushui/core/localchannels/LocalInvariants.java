package io.liushui.core.localchannels;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of the local channels' books. */
@Component
class LocalInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("local_orders_are_paid_attempts", """
                select o.order_no, o.channel_id || ' has it paid, our attempt is ' || coalesce(a.state, 'none')
                from local_order o left join payment_attempt a on a.channel_id = o.channel_id and a.channel_order_no = o.order_no
                    and a.amount_minor = o.amount_minor and a.currency = o.currency and a.payment_id = o.payment_id
                left join payment p on p.id = a.payment_id left join stray_money s on s.attempt_id = a.id
                where :slack >= 0 and o.state = 'paid' and (a.id is null or (p.finished_at is not null and a.state <> 'succeeded' and s.attempt_id is null))""");
        rules.put("paid_attempts_at_local_channels_are_orders", """
                select a.id, a.channel_id || ' has no paid order ' || a.channel_order_no from payment_attempt a
                where :slack >= 0 and a.state = 'succeeded' and a.channel_id in (select channel_id from local_order)
                  and not exists (select 1 from local_order o where o.channel_id = a.channel_id and o.order_no = a.channel_order_no and o.state = 'paid')""");
        rules.put("local_refunds_are_counted", """
                select o.order_no, 'refunded ' || o.refunded_minor || ', refunds ' || coalesce(sum(r.amount_minor), 0)
                from local_order o left join local_refund r on r.channel_id = o.channel_id and r.order_no = o.order_no
                where :slack >= 0 group by o.channel_id, o.order_no
                having o.refunded_minor <> coalesce(sum(r.amount_minor), 0) or o.refunded_units <> coalesce(sum(r.units), 0)""");
        return rules;
    }
}
