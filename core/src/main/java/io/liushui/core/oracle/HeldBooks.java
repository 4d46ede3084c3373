package io.liushui.core.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what a channel holds with what we believe that it holds. */
@Component
public class HeldBooks {
    private static final int PAGE = 1000;

    private final JdbcClient jdbc;

    HeldBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param authorisations every authorisation of the channel, read once, in pages */
    public List<Violation> compare(String channelId, Iterator<Held> authorisations) {
        List<Violation> violations = new ArrayList<>();
        long matched = 0;
        while (authorisations.hasNext()) {
            Map<String, Held> page = new HashMap<>();
            while (authorisations.hasNext() && page.size() < PAGE) {
                Held held = authorisations.next();
                page.put(held.orderNo(), held);
            }
            matched += comparePage(channelId, page, violations);
        }
        long ours = jdbc.sql("select count(*) from preauthorization where channel_id = ?")
                .param(channelId)
                .query(Long.class)
                .single();
        if (ours != matched) {
            violations.add(new Violation(
                    "every_authorisation_is_known_to_its_channel",
                    channelId,
                    ours + " authorisations, the channel knows " + matched));
        }
        return violations;
    }

    private long comparePage(String channelId, Map<String, Held> page, List<Violation> violations) {
        Map<String, Ours> attempts = new HashMap<>();
        jdbc.sql("""
                        select a.channel_order_no, a.currency, p.finished_at is null as open, h.payment_id is not null as authorized, h.captured_minor,
                               greatest(0, h.authorized_minor - h.captured_minor - h.released_minor) as held,
                               greatest(0, h.authorized_minor - h.captured_minor - h.released_minor + coalesce((
                                   select sum(c.released_minor) from capture c where c.payment_id = h.payment_id and c.state = 'succeeded'
                                   having exists (select from capture v where v.payment_id = h.payment_id and v.state = 'voided')), 0)) as most,
                               exists (select from preauth_command k where k.payment_id = h.payment_id and k.state = 'taken') as busy,
                               exists (select from stray_hold s where s.attempt_id = a.id and s.released_at is null) as stray
                        from payment_attempt a join payment p on p.id = a.payment_id left join preauthorization h on h.attempt_id = a.id
                        where a.channel_id = ? and a.channel_order_no = any (?)""").params(channelId, page.keySet().toArray(String[]::new)).query(row -> {
            attempts.put(
                    row.getString("channel_order_no"),
                    new Ours(
                            row.getString("currency"),
                            row.getBoolean("open"),
                            row.getBoolean("authorized"),
                            row.getLong("captured_minor"),
                            row.getLong("held"),
                            row.getLong("most"),
                            row.getBoolean("busy"),
                            row.getBoolean("stray")));
        });
        page.forEach((orderNo, held) -> {
            String fault = fault(held, attempts.get(orderNo));
            if (fault != null) {
                violations.add(new Violation("channels_hold_what_we_believe", orderNo, fault));
            }
        });
        return page.keySet().stream()
                .map(attempts::get)
                .filter(ours -> ours != null && ours.authorized())
                .count();
    }

    /** Null when it is as it must be. A channel may hold again what a last capture let go, when an earlier one is voided. */
    private static String fault(Held held, Ours ours) {
        if (ours == null) {
            return held.heldMinor() == 0 ? null : "holds " + held.heldMinor() + " for nobody of ours";
        }
        if (!ours.authorized()) {
            return held.heldMinor() == 0 || ours.open() || ours.stray()
                    ? null
                    : "holds " + held.heldMinor() + " for nothing";
        }
        boolean agrees = held.capturedMinor() == ours.capturedMinor()
                && held.heldMinor() >= ours.heldMinor()
                && held.heldMinor() <= ours.mostMinor();
        return agrees || ours.busy()
                ? null
                : "holds " + held.heldMinor() + " and took " + held.capturedMinor() + ", ours " + ours.heldMinor()
                        + " and " + ours.capturedMinor() + " " + ours.currency();
    }

    private record Ours(
            String currency,
            boolean open,
            boolean authorized,
            long capturedMinor,
            long heldMinor,
            long mostMinor,
            boolean busy,
            boolean stray) {}
}
