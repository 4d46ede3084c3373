package io.liushui.core.events;

import io.liushui.core.ids.Ids;
import io.liushui.core.notifications.Notifications;
import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The log of domain events. */
@Component
public class Events {
    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final Clock clock;

    Events(JdbcClient jdbc, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void append(DomainEvent event) {
        Instant now = clock.instant();
        String id = Ids.next("evt", now);
        jdbc.sql("""
                insert into event (id, type, subject, merchant_id, app_id, data, trace_id, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        event.type(),
                        event.subject(),
                        event.merchantId(),
                        event.appId(),
                        event.data(),
                        event.traceId(),
                        Timestamp.from(now))
                .update();
        if (event.forMerchant()) {
            notifications.due(id, event.appId(), event.subject(), event.traceId());
        }
    }

    /** An app's events, newest first. */
    public List<RecordedEvent> ofApp(String appId, String type, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, """
                        select id, type, subject, data, created_at from event
                        where app_id = :app and (:type::text is null or type = :type)""")
                .param("app", appId)
                .param("type", type)
                .rows(slice, Events::recorded);
    }

    /** An event of this app; a foreign id is simply not there. */
    public Optional<RecordedEvent> find(String appId, String eventId) {
        return jdbc.sql("select id, type, subject, data, created_at from event where id = ? and app_id = ?")
                .params(eventId, appId)
                .query(Events::recorded)
                .optional();
    }

    private static RecordedEvent recorded(ResultSet row, int number) throws SQLException {
        return new RecordedEvent(
                row.getString("id"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("data"),
                row.getTimestamp("created_at").toInstant());
    }

    /** @param data JSON */
    public record RecordedEvent(String id, String type, String subject, String data, Instant createdAt) {}
}
