package io.liushui.core.merchantfiles;

import io.liushui.core.paging.Slice;
import java.io.ByteArrayOutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of apps. They are built soon after their day, or when somebody asks before that. */
@Component
public class ReconciliationFiles {
    /** Of a preview. */
    public static final int MOST_PREVIEWED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationFiles.class);
    private static final int DAYS_AHEAD_OF_QUESTIONS = 7;

    private final JdbcClient jdbc;
    private final FileCalendar calendar;
    private final Days days;
    private final FileBuilding building;
    private final StoredFiles stored;
    private final MovementRows movements;

    ReconciliationFiles(
            JdbcClient jdbc,
            FileCalendar calendar,
            Days days,
            FileBuilding building,
            StoredFiles stored,
            MovementRows movements) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.days = days;
        this.building = building;
        this.stored = stored;
        this.movements = movements;
    }

    /** What there is of a day. */
    public sealed interface Finding {
        record Ready(ReconciliationFile file) implements Finding {}

        /** @param readyAt from when on it can be had */
        record NotYet(Instant readyAt) implements Finding {}

        /** The day lies before the app, or ahead of us. */
        record NoFile(LocalDate first, LocalDate today) implements Finding {}
    }

    /** @param truncated whether there are more rows than it shows */
    public record Preview(byte[] csv, int rows, boolean truncated) {}

    /** The app's file of this day, which is built if it is not there; another app's is simply not there. */
    public Finding find(String appId, LocalDate day) {
        Optional<ReconciliationFile> found = stored.find(appId, day);
        if (found.isPresent()) {
            return new Finding.Ready(found.get());
        }
        Owner owner = owner(appId);
        LocalDate first = calendar.dayOf(owner.appMade());
        LocalDate today = calendar.today();
        if (day.isBefore(first) || day.isAfter(today)) {
            return new Finding.NoFile(first, today);
        }
        if (!calendar.isReady(day)) {
            return new Finding.NotYet(calendar.readyAt(day));
        }
        days.closeUpTo(day);
        return new Finding.Ready(building.build(appId, owner.merchantId(), day));
    }

    /** Those that are built, newest first. */
    public List<ReconciliationFile> list(String appId, Slice<LocalDate> slice) {
        return stored.list(appId, slice);
    }

    /** Gzip of a file that was found. */
    public byte[] gzip(ReconciliationFile file) {
        return stored.content(file.appId(), file.day()).orElseThrow();
    }

    /** What of a day that has no file yet is final by now, the last {@value #MOST_PREVIEWED} rows. It says that it is no file. */
    public Preview preview(String appId, LocalDate day) {
        List<Movement> rows =
                movements.notFiled(appId, calendar.endOf(day.minusDays(1)), calendar.endOf(day), MOST_PREVIEWED + 1);
        boolean truncated = rows.size() > MOST_PREVIEWED;
        List<Movement> shown = truncated ? rows.subList(1, rows.size()) : rows;
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        FileText text = new FileText(csv, calendar.zone());
        shown.forEach(text::add);
        text.end();
        text.markAsPreview();
        return new Preview(csv.toByteArray(), shown.size(), truncated);
    }

    /**
     * Closes the days that are over, and builds files of the last week that nobody has asked for.
     *
     * @param most files, 1 or more
     * @return whether there may be more
     */
    public boolean prepare(int most) {
        LocalDate last = calendar.lastReady();
        days.closeUpTo(last);
        List<Missing> missing = jdbc.sql("""
                        select a.id, a.merchant_id, d.day from reconciliation_day d join app a on a.created_at < d.ends_at
                        where d.day > ? and not exists (select from reconciliation_file f where f.app_id = a.id and f.day = d.day)
                        order by d.day, a.id limit ?""")
                .params(last.minusDays(DAYS_AHEAD_OF_QUESTIONS), most)
                .query((row, number) -> new Missing(
                        row.getString("id"), row.getString("merchant_id"), row.getObject("day", LocalDate.class)))
                .list();
        long built = missing.stream().filter(this::isBuilt).count();
        return built > 0 && missing.size() == most;
    }

    /** What goes wrong with one file keeps nobody from the others; it is tried again with the next call. */
    private boolean isBuilt(Missing file) {
        try {
            building.build(file.appId(), file.merchantId(), file.day());
            return true;
        } catch (RuntimeException trouble) {
            LOG.error("the file of app {} and day {} was not built", file.appId(), file.day(), trouble);
            return false;
        }
    }

    private Owner owner(String appId) {
        return jdbc.sql("select merchant_id, created_at from app where id = ?")
                .param(appId)
                .query((row, number) ->
                        new Owner(row.getString("merchant_id"), instant(row.getTimestamp("created_at"))))
                .single();
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }

    private record Owner(String merchantId, Instant appMade) {}

    private record Missing(String appId, String merchantId, LocalDate day) {}
}
