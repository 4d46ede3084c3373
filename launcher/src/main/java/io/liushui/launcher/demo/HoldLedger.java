package io.liushui.launcher.demo;

import io.liushui.core.money.Money;
import io.liushui.launcher.parts.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the journal says of one authorization and its captures. */
final class HoldLedger {
    private static final String ENTRIES = """
            journal_entry e where e.reference = 'held:' || :auth
              or e.reference in (select 'capture:' || id from capture where payment_id = :auth)
              or e.reference in (select k || id from preauth_command, unnest(array['capture_voided:', 'released:']) k where payment_id = :auth)""";

    private final JdbcClient database;
    private long shown;

    HoldLedger(Parts parts) {
        database = JdbcClient.create(new DriverManagerDataSource(
                parts.postgres().jdbcUrl(),
                parts.postgres().user(),
                parts.postgres().password()));
    }

    /** Entries that were not answered before, each with its debits and credits. */
    List<String> newEntries(String authorizationId) {
        List<String> entries = new ArrayList<>();
        database.sql("""
                        select e.id, e.text, string_agg(l.account || case when l.debit_minor > 0 then ' + ' else ' - ' end
                            || to_char((l.debit_minor + l.credit_minor) / 100.0, 'FM999990.00'), ', ' order by l.line) as lines
                        from (select e.* from %s) e join journal_line l on l.entry_id = e.id
                        where e.id > :shown group by e.id, e.text order by e.id""".formatted(ENTRIES))
                .param("auth", authorizationId)
                .param("shown", shown)
                .query(row -> {
                    shown = row.getLong("id");
                    entries.add(row.getString("text") + ": " + row.getString("lines"));
                });
        return entries;
    }

    /** Debits minus credits of each account, as it is now. */
    String sums(String authorizationId) {
        TreeMap<String, String> sums = new TreeMap<>();
        database.sql("""
                        select l.account, l.currency, sum(l.debit_minor - l.credit_minor) as sum
                        from (select e.* from %s) e join journal_line l on l.entry_id = e.id
                        group by l.account, l.currency""".formatted(ENTRIES)).param("auth", authorizationId).query(row -> {
            long sum = row.getLong("sum");
            Money amount = new Money(Math.abs(sum), row.getString("currency"));
            sums.put(row.getString("account"), row.getString("account") + " " + (sum < 0 ? "-" : "") + amount);
        });
        return String.join(", ", sums.values());
    }
}
