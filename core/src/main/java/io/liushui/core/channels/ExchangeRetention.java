package io.liushui.core.channels;

import io.liushui.core.channels.ChannelsProperties.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets exchanges that have been kept long enough: each channel may say how long. */
@Component
public class ExchangeRetention {
    private final JdbcClient jdbc;
    private final ExchangeStore exchanges;
    private final ChannelsProperties channels;
    private final ChannelsLogProperties log;
    private final Clock clock;

    ExchangeRetention(
            JdbcClient jdbc,
            ExchangeStore exchanges,
            ChannelsProperties channels,
            ChannelsLogProperties log,
            Clock clock) {
        this.jdbc = jdbc;
        this.exchanges = exchanges;
        this.channels = channels;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Looks at the oldest exchanges of each channel, of former channels too.
     *
     * @param most of one channel, at least 1
     * @return whether there may be more to forget
     */
    public boolean forget(int most) {
        Instant now = clock.instant();
        List<String> ids = jdbc.sql("select id from channel_account order by id")
                .query(String.class)
                .list();
        boolean more = false;
        for (String id : ids) {
            more |= exchanges.forget(id, now.minus(kept(id)), most) == most;
        }
        return more;
    }

    private Duration kept(String channelId) {
        Account account = channels.channels().get(channelId);
        return account == null || account.logKept() == null ? log.kept() : account.logKept();
    }
}
