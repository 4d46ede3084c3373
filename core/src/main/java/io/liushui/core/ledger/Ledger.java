package io.liushui.core.ledger;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The journal. */
@Component
public class Ledger {
    private static final String BOOK = """
            with entry as (
                insert into journal_entry (reference, text, booked_on, created_at) values (?, ?, ?, ?) returning id)
            insert into journal_line (entry_id, line, account, owner, debit_minor, credit_minor, currency)
            select entry.id, line.number, line.account, line.owner, line.debit, line.credit, line.currency
            from entry, unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
                with ordinality as line (account, owner, debit, credit, currency, number)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Books the entry in the running transaction, in one round trip. Days are UTC.
     *
     * @throws org.springframework.dao.DuplicateKeyException when its reference is booked already; the transaction is lost then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(Entry entry) {
        Instant now = clock.instant();
        List<Line> lines = entry.lines();
        jdbc.sql(BOOK)
                .params(
                        entry.reference(),
                        entry.text(),
                        Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC)),
                        Timestamp.from(now),
                        texts(lines, line -> line.account().code()),
                        texts(lines, Line::owner),
                        lines.stream().map(Line::debitMinor).toArray(Long[]::new),
                        lines.stream().map(Line::creditMinor).toArray(Long[]::new),
                        texts(lines, Line::currency))
                .update();
    }

    /** Whether the business event was booked. */
    public boolean isBooked(String reference) {
        return jdbc.sql("select exists (select from journal_entry where reference = ?)")
                .param(reference)
                .query(Boolean.class)
                .single();
    }

    /** Debits and credits of each account and currency, in minor units. */
    public List<Balance> balances() {
        return jdbc.sql("""
                        select account, currency, sum(debit_minor) as debits, sum(credit_minor) as credits
                        from journal_line group by account, currency order by account, currency""")
                .query((row, number) -> new Balance(
                        row.getString("account"),
                        row.getString("currency"),
                        row.getLong("debits"),
                        row.getLong("credits")))
                .list();
    }

    /** Debits and credits of the whole journal, one row per currency; each must be equal. */
    public List<TrialBalance> trialBalance() {
        return jdbc.sql("""
                        select currency, sum(debit_minor) as debits, sum(credit_minor) as credits
                        from journal_line group by currency order by currency""")
                .query((row, number) ->
                        new TrialBalance(row.getString("currency"), row.getLong("debits"), row.getLong("credits")))
                .list();
    }

    private static String[] texts(List<Line> lines, Function<Line, String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }

    public record Balance(String account, String currency, long debitMinor, long creditMinor) {}

    public record TrialBalance(String currency, long debitMinor, long creditMinor) {

        public boolean balanced() {
            return debitMinor == creditMinor;
        }
    }
}
