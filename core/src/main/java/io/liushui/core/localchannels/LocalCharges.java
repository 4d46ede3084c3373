package io.liushui.core.localchannels;

import io.liushui.core.oracle.Charge;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every charge in a local channel's books, read page by page. */
public final class LocalCharges implements Iterator<Charge> {
    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final String channelId;
    private final Queue<Charge> page = new ArrayDeque<>();
    private String after = "";

    public LocalCharges(JdbcClient jdbc, String channelId) {
        this.jdbc = jdbc;
        this.channelId = channelId;
    }

    /** Whether this channel's books are ours. */
    public static boolean has(String channelId) {
        for (LocalTerms terms : LocalTerms.values()) {
            if (terms.channelId().equals(channelId)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty()) {
            load();
        }
        return !page.isEmpty();
    }

    @Override
    public Charge next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Charge charge = page.remove();
        after = charge.orderNo();
        return charge;
    }

    private void load() {
        page.addAll(jdbc.sql("""
                        select order_no, amount_minor, currency, refunded_minor from local_order
                        where channel_id = ? and state = 'paid' and order_no > ? order by order_no limit ?""")
                .params(channelId, after, PAGE)
                .query((row, number) -> new Charge(
                        row.getString("order_no"),
                        row.getLong("amount_minor"),
                        row.getString("currency"),
                        1,
                        row.getLong("refunded_minor")))
                .list());
    }
}
