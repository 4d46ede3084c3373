package io.liushui.core.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares the captures among a channel's charges with ours. */
@Component
public class CaptureBooks {
    private final JdbcClient jdbc;

    CaptureBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the captures out of a page of charges, by our number of them.
     *
     * @return how many captures that count with us were there
     */
    long take(String channelId, Map<String, Charge> page, List<Violation> violations) {
        Map<String, Ours> captures = new HashMap<>();
        jdbc.sql("""
                        select o.number, c.amount_minor, c.currency, c.state,
                               (select coalesce(sum(b.amount_minor) filter (where b.state = 'done'), 0)
                                from refund r join channel_operation b on b.subject = r.id where r.capture_id = c.id) as refunded,
                               (select coalesce(sum(b.amount_minor) filter (where b.state in ('sent', 'pending', 'unknown')), 0)
                                from refund r join channel_operation b on b.subject = r.id where r.capture_id = c.id) as refunding
                        from channel_operation o join capture c on c.operation_id = o.id
                        where o.kind = 'capture' and o.channel_id = ? and o.number = any (?)""").params(channelId, page.keySet().toArray(String[]::new)).query(row -> {
            captures.put(
                    row.getString("number"),
                    new Ours(
                            row.getLong("amount_minor"),
                            row.getString("currency"),
                            row.getString("state"),
                            row.getLong("refunded"),
                            row.getLong("refunding")));
        });
        long matched = 0;
        for (Map.Entry<String, Ours> capture : captures.entrySet()) {
            String fault = fault(page.remove(capture.getKey()), capture.getValue());
            if (fault != null) {
                violations.add(new Violation("each_charge_belongs_to_one_capture", capture.getKey(), fault));
            } else if (capture.getValue().counts()) {
                matched++;
            }
        }
        return matched;
    }

    /** @param matched how many of our captures the channel has */
    void requireAll(String channelId, long matched, List<Violation> violations) {
        long ours = jdbc.sql("""
                        select count(*) from capture c join channel_operation o on o.id = c.operation_id
                        where o.channel_id = ? and c.state in ('succeeded', 'voiding', 'voided')""").param(channelId).query(Long.class).single();
        if (ours != matched) {
            violations.add(new Violation(
                    "every_capture_has_its_charge", channelId, ours + " captures, " + matched + " with a charge"));
        }
    }

    /** Null when the charge is as it must be. One of a capture under way may be unknown to us for now. */
    private static String fault(Charge charge, Ours ours) {
        if (charge.executions() != 1) {
            return "charged " + charge.executions() + " times";
        }
        if (charge.amountMinor() != ours.amountMinor() || !charge.currency().equals(ours.currency())) {
            return "channel " + charge.amountMinor() + " " + charge.currency() + ", ours " + ours.amountMinor() + " "
                    + ours.currency();
        }
        boolean givenBackAsWeKnow = switch (ours.state()) {
            case "voided" -> charge.refundedMinor() == ours.amountMinor();
            case "voiding" -> charge.refundedMinor() == 0 || charge.refundedMinor() == ours.amountMinor();
            default ->
                charge.refundedMinor() >= ours.refundedMinor()
                        && charge.refundedMinor() <= ours.refundedMinor() + ours.refundingMinor();
        };
        if (!givenBackAsWeKnow) {
            return "channel gave " + charge.refundedMinor() + " back, our capture is " + ours.state() + ", we refunded "
                    + ours.refundedMinor() + " and perhaps " + ours.refundingMinor() + " more";
        }
        return ours.state().equals("failed") ? "charged, but our capture failed" : null;
    }

    /** @param refundingMinor of refunds whose result we do not know yet */
    private record Ours(long amountMinor, String currency, String state, long refundedMinor, long refundingMinor) {
        boolean counts() {
            return state.equals("succeeded") || state.equals("voiding") || state.equals("voided");
        }
    }
}
