package io.liushui.core.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Our accounts at the channels: what operators switched, and the prices. Readers see a change within two seconds. */
@Component
public class ChannelAccounts {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

    ChannelAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All accounts, by id. */
    public List<ChannelAccount> all() {
        Snapshot seen = snapshot;
        Instant now = clock.instant();
        if (seen.readAt().plus(FRESH).isBefore(now)) {
            seen = new Snapshot(read(), now);
            snapshot = seen;
        }
        return seen.accounts();
    }

    /** @return whether there is such an account */
    @Transactional
    public boolean enable(String channelId, boolean enabled) {
        int changed = jdbc.sql("update channel_account set status = ?, updated_at = ? where id = ?")
                .params(enabled ? "enabled" : "disabled", Timestamp.from(clock.instant()), channelId)
                .update();
        forget();
        return changed > 0;
    }

    /**
     * @param priority lower is preferred
     * @return whether there is such an account
     */
    @Transactional
    public boolean prioritise(String channelId, int priority) {
        int changed = jdbc.sql("update channel_account set priority = ?, updated_at = ? where id = ?")
                .params(priority, Timestamp.from(clock.instant()), channelId)
                .update();
        forget();
        return changed > 0;
    }

    void forget() {
        snapshot = new Snapshot(List.of(), Instant.MIN);
    }

    private List<ChannelAccount> read() {
        Map<String, ChannelAccount> accounts = new TreeMap<>();
        jdbc.sql("""
                select a.id, a.status, a.priority, p.method, p.currency, p.rate_ppm, p.fixed_minor, p.minimum_minor, p.cap_minor
                from channel_account a left join channel_price p on p.channel_id = a.id""").query(row -> {
            ChannelAccount account = accounts.computeIfAbsent(row.getString("id"), id -> account(id, row));
            if (row.getString("method") != null) {
                account.prices()
                        .put(new ChannelAccount.Priced(row.getString("method"), row.getString("currency")), price(row));
            }
        });
        return List.copyOf(accounts.values());
    }

    private static ChannelAccount account(String id, ResultSet row) {
        try {
            return new ChannelAccount(
                    id, row.getString("status").equals("enabled"), row.getInt("priority"), new HashMap<>());
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static ChannelPrice price(ResultSet row) throws SQLException {
        return new ChannelPrice(
                row.getInt("rate_ppm"),
                row.getLong("fixed_minor"),
                row.getLong("minimum_minor"),
                row.getObject("cap_minor", Long.class));
    }

    private record Snapshot(List<ChannelAccount> accounts, Instant readAt) {}
}
