package io.liushui.core.payouts;

import io.liushui.core.oracle.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares a channel's own books of payouts with ours: each belongs to exactly one of ours and the other way round. */
@Component
public class PayoutBooks {
    private static final int PAGE = 1000;

    private final JdbcClient jdbc;

    PayoutBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param paid every payout that the channel was asked for, read once, in pages */
    public List<Violation> compare(String channelId, Iterator<PaidOut> paid) {
        List<Violation> violations = new ArrayList<>();
        long matched = 0;
        while (paid.hasNext()) {
            Map<String, PaidOut> page = new HashMap<>();
            while (paid.hasNext() && page.size() < PAGE) {
                PaidOut one = paid.next();
                page.put(one.payoutNo(), one);
            }
            matched += comparePage(channelId, page, violations);
        }
        long ours = jdbc.sql("""
                        select count(*) from payout p join channel_operation o on o.id = p.operation_id
                        where o.channel_id = ? and p.state in ('succeeded', 'returned')""").param(channelId).query(Long.class).single();
        if (ours != matched) {
            violations.add(new Violation(
                    "every_paid_payout_is_at_the_channel", channelId, ours + " paid by us, " + matched + " there"));
        }
        return violations;
    }

    private long comparePage(String channelId, Map<String, PaidOut> page, List<Violation> violations) {
        Map<String, Ours> byNumber = new HashMap<>();
        jdbc.sql("""
                        select o.number, p.state, p.amount_minor, p.currency, p.finished_at is null as open
                        from channel_operation o join payout p on p.operation_id = o.id
                        where o.channel_id = ? and o.number = any (?)""").params(channelId, page.keySet().toArray(String[]::new)).query(row -> {
            byNumber.put(
                    row.getString("number"),
                    new Ours(
                            row.getString("state"),
                            row.getLong("amount_minor"),
                            row.getString("currency"),
                            row.getBoolean("open")));
        });
        long matched = 0;
        for (PaidOut theirs : page.values()) {
            if (theirs.executions() == 0) {
                continue;
            }
            Ours ours = byNumber.get(theirs.payoutNo());
            String fault = fault(theirs, ours);
            if (fault != null) {
                violations.add(new Violation("each_payout_there_is_one_of_ours", theirs.payoutNo(), fault));
            } else if (!ours.open()) {
                matched++;
            }
        }
        return matched;
    }

    /** Null when it is as it must be. What a payout that is still open became may be unknown to us for now. */
    private static String fault(PaidOut theirs, Ours ours) {
        if (ours == null) {
            return "no payout of ours";
        }
        if (theirs.executions() != 1) {
            return "paid " + theirs.executions() + " times";
        }
        if (theirs.amountMinor() != ours.amountMinor() || !theirs.currency().equals(ours.currency())) {
            return "channel " + theirs.amountMinor() + " " + theirs.currency() + ", ours " + ours.amountMinor() + " "
                    + ours.currency();
        }
        String expected = theirs.returned() ? "returned" : "succeeded";
        return ours.open() || ours.state().equals(expected) ? null : expected + " there, ours is " + ours.state();
    }

    private record Ours(String state, long amountMinor, String currency, boolean open) {}
}
