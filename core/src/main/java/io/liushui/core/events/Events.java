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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** Appends these events, in their order, with one statement to each table: for many at once under somebody's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<DomainEvent> events) {
        Instant now = clock.instant();
        List<String> ids = events.stream().map(event -> Ids.next("evt", now)).toList();
        jdbc.sql("""
                insert into event (id, type, subject, merchant_id, app_id, data, trace_id, created_at)
                select each.id, each.type, each.subject, each.merchant, each.app, each.data, each.trace, :now
                from unnest(:ids::text[], :types::text[], :subjects::text[], :merchants::text[], :apps::text[], :datas::text[], :traces::text[])
                    with ordinality as each (id, type, subject, merchant, app, data, trace, place)
                order by each.place""")
                .param("ids", ids.toArray(String[]::new))
                .param("types", texts(events, DomainEvent::type))
                .param("subjects", texts(events, DomainEvent::subject))
                .param("merchants", texts(events, DomainEvent::merchantId))
                .param("apps", texts(events, DomainEvent::appId))
                .param("datas", texts(events, DomainEvent::data))
                .param("traces", texts(events, DomainEvent::traceId))
                .param("now", Timestamp.from(now))
                .update();
        Map<String, List<Notifications.Due>> due = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            DomainEvent event = events.get(i);
            if (event.forMerchant()) {
                due.computeIfAbsent(event.appId(), app -> new ArrayList<>())
                        .add(new Notifications.Due(ids.get(i), event.subject(), event.traceId()));
            }
        }
        due.forEach(notifications::dueAll);
    }

    private static String[] texts(List<DomainEvent> events, Function<DomainEvent, String> part) {
        return events.stream().map(part).toArray(String[]::new);
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
