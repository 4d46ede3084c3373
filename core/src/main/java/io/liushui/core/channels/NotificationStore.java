package io.liushui.core.channels;

import io.liushui.core.ids.Ids;
import io.liushui.core.json.Json;
import io.liushui.core.vault.CardMask;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The inbox: each verified notification is kept raw, but for card numbers, once for each verdict, in the transaction of what it changes. */
@Component
public class NotificationStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    NotificationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps it with this verdict.
     *
     * @param verdict applied, mismatch or unmatched
     * @return the same, or repeated when it was applied before: then it must not change anything again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public NotificationVerdict keep(ReceivedNotification received, NotificationVerdict verdict) {
        Instant now = clock.instant();
        int stored = jdbc.sql("""
                        insert into channel_notification
                            (id, channel_id, notification_id, order_no, subject, verdict, headers, body, received_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (channel_id, notification_id, verdict) do nothing""")
                .params(
                        Ids.next("cno", now),
                        received.channelId(),
                        received.notificationId(),
                        received.number(),
                        received.subject(),
                        verdict.code(),
                        Json.write(received.raw().headers()),
                        CardMask.mask(received.raw().body()),
                        Timestamp.from(now))
                .update();
        return stored == 0 && verdict == NotificationVerdict.APPLIED ? NotificationVerdict.REPEATED : verdict;
    }
}
