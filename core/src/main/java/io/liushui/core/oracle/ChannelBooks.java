package io.liushui.core.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares a channel's own books with ours: each charge belongs to exactly one payment or capture, and the other way round. */
@Component
public class ChannelBooks {
    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final CaptureBooks captures;

    ChannelBooks(JdbcClient jdbc, CaptureBooks captures) {
        this.jdbc = jdbc;
        this.captures = captures;
    }

    /** @param charges every charge of the channel, read once, in pages */
    public List<Violation> compare(String channelId, Iterator<Charge> charges) {
        List<Violation> violations = new ArrayList<>();
        long matched = 0;
        long captured = 0;
        while (charges.hasNext()) {
            Map<String, Charge> page = new HashMap<>();
            while (charges.hasNext() && page.size() < PAGE) {
                Charge charge = charges.next();
                page.put(charge.orderNo(), charge);
            }
            captured += captures.take(channelId, page, violations);
            matched += comparePage(channelId, page, violations);
        }
        long ours = jdbc.sql("""
                        select count(*) from payment_attempt a join payment p on p.id = a.payment_id and p.intent = 'pay' where channel_id = ?
                          and (a.state = 'succeeded' or exists (select 1 from stray_money s where s.attempt_id = a.id))""").param(channelId).query(Long.class).single();
        if (ours != matched) {
            violations.add(new Violation(
                    "every_paid_attempt_has_its_charge",
                    channelId,
                    ours + " paid attempts, " + matched + " with a charge"));
        }
        captures.requireAll(channelId, captured, violations);
        return violations;
    }

    private long comparePage(String channelId, Map<String, Charge> page, List<Violation> violations) {
        Map<String, Ours> attempts = new HashMap<>();
        jdbc.sql("""
                        select a.channel_order_no, a.state, a.amount_minor, a.currency, p.finished_at is null as open,
                               s.attempt_id is not null as stray,
                               (select coalesce(sum(o.amount_minor) filter (where o.state = 'done'), 0)
                                from refund r join channel_operation o on o.subject = r.id where r.attempt_id = a.id) as refunded,
                               (select coalesce(sum(o.amount_minor) filter (where o.state in ('sent', 'pending', 'unknown')
                                    or exists (select from refund_repair c where c.operation_id = o.id and c.held)), 0)
                                from refund r join channel_operation o on o.subject = r.id where r.attempt_id = a.id) as refunding
                        from payment_attempt a join payment p on p.id = a.payment_id
                        left join stray_money s on s.attempt_id = a.id
                        where a.channel_id = ? and a.channel_order_no = any (?)""").params(channelId, page.keySet().toArray(String[]::new)).query(row -> {
            attempts.put(
                    row.getString("channel_order_no"),
                    new Ours(
                            row.getString("state"),
                            row.getLong("amount_minor"),
                            row.getString("currency"),
                            row.getBoolean("open"),
                            row.getBoolean("stray"),
                            row.getLong("refunded"),
                            row.getLong("refunding")));
        });
        long matched = 0;
        for (Charge charge : page.values()) {
            Ours ours = attempts.get(charge.orderNo());
            String fault = fault(charge, ours);
            if (fault != null) {
                violations.add(new Violation("each_charge_belongs_to_one_payment", charge.orderNo(), fault));
            } else if (ours.paid()) {
                matched++;
            }
        }
        return matched;
    }

    /** Null when the charge is as it must be. A charge of a payment that is still open may be unknown to us for now. */
    private static String fault(Charge charge, Ours ours) {
        if (ours == null) {
            return "no attempt of ours";
        }
        if (charge.executions() != 1) {
            return "charged " + charge.executions() + " times";
        }
        if (charge.amountMinor() != ours.amountMinor() || !charge.currency().equals(ours.currency())) {
            return "channel " + charge.amountMinor() + " " + charge.currency() + ", ours " + ours.amountMinor() + " "
                    + ours.currency();
        }
        if (!ours.paid() && !ours.open()) {
            return "charged, but our attempt is " + ours.state();
        }
        if (charge.refundedMinor() < ours.refundedMinor()
                || charge.refundedMinor() > ours.refundedMinor() + ours.refundingMinor()) {
            return "channel refunded " + charge.refundedMinor() + ", we " + ours.refundedMinor() + " and perhaps "
                    + ours.refundingMinor() + " more";
        }
        return null;
    }

    /** @param refundingMinor of refunds and voids whose result we do not know yet, or whose money the channel keeps */
    private record Ours(
            String state,
            long amountMinor,
            String currency,
            boolean open,
            boolean stray,
            long refundedMinor,
            long refundingMinor) {
        boolean paid() {
            return state.equals("succeeded") || stray;
        }
    }
}
