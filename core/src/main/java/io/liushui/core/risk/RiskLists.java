package io.liushui.core.risk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Black, grey and white lists of payers, devices, addresses and phones. A value is on one list at most. */
@Component
public class RiskLists {
    private final JdbcClient jdbc;
    private final Clock clock;

    RiskLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public enum Shade {
        BLACK,
        GREY,
        WHITE
    }

    public enum Kind {
        PAYER,
        DEVICE,
        IP,
        PHONE
    }

    /** Puts the value on a list, away from any other. */
    @Transactional
    public void put(Shade shade, Kind kind, String value, String reason) {
        jdbc.sql("""
                insert into risk_list_entry (list, kind, value, reason, created_at) values (?, ?, ?, ?, ?)
                on conflict (kind, value) do update
                    set list = excluded.list, reason = excluded.reason, created_at = excluded.created_at""")
                .params(column(shade), column(kind), value, reason, Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether it was on a list. */
    @Transactional
    public boolean remove(Kind kind, String value) {
        return jdbc.sql("delete from risk_list_entry where kind = ? and value = ?")
                        .params(column(kind), value)
                        .update()
                > 0;
    }

    /** Newest first. */
    public List<Listed> list(int limit) {
        return jdbc.sql("""
                        select list, kind, value, reason, created_at from risk_list_entry
                        order by created_at desc, kind, value limit ?""")
                .param(limit)
                .query((row, number) -> new Listed(
                        Shade.valueOf(row.getString("list").toUpperCase(Locale.ROOT)),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("value"),
                        row.getString("reason"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private static String column(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public record Listed(Shade shade, Kind kind, String value, String reason, Instant since) {}
}
