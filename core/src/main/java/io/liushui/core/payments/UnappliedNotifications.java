package io.liushui.core.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The inbox's backlog: verified notifications that were received and changed nothing, because their number was not known or their amount was wrong. One
 * stops waiting when its attempt or operation has ended in any way, or after three days, when no channel repeats it any more; its alarm stays.
 */
@Component
public class UnappliedNotifications {
    private static final Duration LONGEST_REPEATED = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    UnappliedNotifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param oldest age of the one that waits longest, zero when there is none */
    public record Backlog(long waiting, Duration oldest) {}

    public Backlog backlog() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select count(*) as waiting, min(n.received_at) as oldest
                        from channel_notification n
                        where n.verdict <> 'applied' and n.received_at > ? and not exists (
                            select from payment_attempt a
                            where a.channel_id = n.channel_id and a.channel_order_no = n.order_no and a.finished_at is not null
                            union all
                            select from channel_operation o
                            where o.channel_id = n.channel_id and o.number = n.order_no and o.finished_at is not null)""")
                .param(Timestamp.from(now.minus(LONGEST_REPEATED)))
                .query((row, number) -> new Backlog(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest"))
                                .map(oldest -> Duration.between(oldest.toInstant(), now))
                                .orElse(Duration.ZERO)))
                .single();
    }
}
