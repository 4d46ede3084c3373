package io.liushui.core.alarms;

import io.liushui.core.ids.Ids;
import io.liushui.core.metrics.CommittedCounts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises alarms. Each is counted by {@code liushui_alarms_total} with its kind. */
@Component
public class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final JdbcClient jdbc;
    private final CommittedCounts counts;
    private final Clock clock;

    Alarms(JdbcClient jdbc, CommittedCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Joins the running transaction, if there is one.
     *
     * @param kind snake case, from a small fixed set: it is a metric's tag
     * @param subject id of what is in trouble
     * @param detail for people; no secrets, no personal data
     */
    @Transactional
    public void raise(String kind, String subject, String detail) {
        Instant now = clock.instant();
        jdbc.sql("insert into alarm (id, kind, subject, detail, raised_at) values (?, ?, ?, ?, ?)")
                .params(Ids.next("alm", now), kind, subject, detail, Timestamp.from(now))
                .update();
        counts.count("liushui.alarms", "Alarms raised", Map.of("kind", kind));
        LOG.warn("alarm {} for {}: {}", kind, subject, detail);
    }

    /** Newest first. */
    public List<Alarm> newest(int limit) {
        return jdbc.sql("select id, kind, subject, detail, raised_at from alarm order by id desc limit ?")
                .param(limit)
                .query((row, number) -> new Alarm(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getTimestamp("raised_at").toInstant()))
                .list();
    }

    public record Alarm(String id, String kind, String subject, String detail, Instant raisedAt) {}
}
