package io.liushui.core.merchantfiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes days, one after the other: says of every movement in which day's file it is. A movement belongs to the day of its time; one that is committed only
 * after that day was closed, to the first day that is closed after it. So none is lost, whatever clocks say and however long a transaction takes.
 */
@Component
class Days {
    private static final Logger LOG = LoggerFactory.getLogger(Days.class);

    private final JdbcClient jdbc;
    private final FileCalendar calendar;
    private final TransactionTemplate transactions;

    Days(JdbcClient jdbc, FileCalendar calendar, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.transactions = transactions;
    }

    /** Closes whatever is not closed up to this day, each day in a transaction of its own. The day has to be over. */
    void closeUpTo(LocalDate day) {
        if (!isClosed(day)) {
            while (Boolean.TRUE.equals(transactions.execute(status -> closeNext(day)))) {
                LOG.debug("one more day before {} is closed", day);
            }
        }
    }

    private boolean isClosed(LocalDate day) {
        return jdbc.sql("select exists (select from reconciliation_day where day = ?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /**
     * Each statement sees what was committed before it. The lock comes first, so that the day before is closed, and seen, before this one; the horizon is
     * taken before the entries are read, so that it is never beyond what was read.
     *
     * @return whether a day was closed, and there may be more
     */
    private boolean closeNext(LocalDate last) {
        jdbc.sql("lock table reconciliation_day in share row exclusive mode").update();
        Optional<Closed> before = jdbc.sql("select * from reconciliation_day order by day desc limit 1")
                .query(Closed::of)
                .optional();
        LocalDate day = before.map(closed -> closed.day().plusDays(1)).orElseGet(() -> first(last));
        if (day.isAfter(last)) {
            return false;
        }
        jdbc.sql("""
                insert into reconciliation_day (day, ends_at, horizon, closed_at)
                values (?, ?, pg_snapshot_xmin(pg_current_snapshot()), ?)""")
                .params(day, Timestamp.from(calendar.endOf(day)), Timestamp.from(calendar.now()))
                .update();
        int entries = assign(day, before);
        LOG.info("day {} is closed with {} movements of merchants' money", day, entries);
        return true;
    }

    /** Entries of the day's time, and those below the day before whose transactions were not over when that was closed. */
    private int assign(LocalDate day, Optional<Closed> before) {
        return jdbc.sql("""
                        insert into reconciliation_entry (entry_id, app_id, day, kind, subject, final_at)
                        select m.entry_id, m.app_id, :day, m.kind, m.subject, m.final_at from merchant_movement m
                        where (m.final_at >= :from::timestamptz and m.final_at < :until::timestamptz
                               or m.xact >= :horizon::xid8 and m.final_at < :from::timestamptz)
                          and not exists (select from reconciliation_entry e where e.entry_id = m.entry_id)""")
                .param("day", day)
                .param("from", before.map(closed -> closed.endsAt().toString()).orElse("-infinity"))
                .param("until", calendar.endOf(day).toString())
                .param("horizon", before.map(Closed::horizon).orElse(null))
                .update();
    }

    /** The day on which the first app was made. */
    private LocalDate first(LocalDate last) {
        return jdbc.sql("select min(created_at) from app")
                .query(Timestamp.class)
                .optional()
                .map(made -> calendar.dayOf(made.toInstant()))
                .orElseGet(() -> last.plusDays(1));
    }

    /** @param horizon a transaction id, as text */
    private record Closed(LocalDate day, Instant endsAt, String horizon) {

        static Closed of(ResultSet row, int number) throws SQLException {
            return new Closed(
                    row.getObject("day", LocalDate.class),
                    row.getTimestamp("ends_at").toInstant(),
                    row.getString("horizon"));
        }
    }
}
