package io.liushui.core.credit;

import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code credit_statement}. Whoever bills or pays holds the lock of the credit line. */
@Component
class StatementRows {
    private static final String COLUMNS =
            "id, credit_line_id, cut_on, due_on, billed_minor, paid_minor, state, created_at";

    private final JdbcClient jdbc;

    StatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CreditStatement statement) {
        jdbc.sql("""
                insert into credit_statement (id, credit_line_id, cut_on, due_on, billed_minor, paid_minor, state, created_at)
                values (?, ?, ?, ?, ?, 0, 'open', ?)""")
                .params(
                        statement.id(),
                        statement.creditLineId(),
                        Date.valueOf(statement.cutOn()),
                        Date.valueOf(statement.dueOn()),
                        statement.billedMinor(),
                        Timestamp.from(statement.createdAt()))
                .update();
    }

    /** Billed and not paid, in minor units. */
    long unpaidMinor(String creditLineId) {
        return jdbc.sql(
                        "select coalesce(sum(billed_minor - paid_minor), 0) from credit_statement where credit_line_id = ?")
                .param(creditLineId)
                .query(Long.class)
                .single();
    }

    /** Whether something is unpaid that was due before this day. */
    boolean overdue(String creditLineId, LocalDate today) {
        return jdbc.sql(
                        "select exists (select 1 from credit_statement where credit_line_id = ? and state <> 'paid' and due_on < ?)")
                .params(creditLineId, Date.valueOf(today))
                .query(Boolean.class)
                .single();
    }

    /** Pays statements, the oldest first; what is left over is for what is not billed yet. */
    void pay(String creditLineId, long amountMinor) {
        jdbc.sql("""
                with unpaid as (
                    select id, billed_minor - paid_minor as minor, sum(billed_minor - paid_minor) over (order by cut_on) - (billed_minor - paid_minor) as before
                    from credit_statement where credit_line_id = :line and state <> 'paid'),
                part as (select id, least(minor, :amount - before)::bigint as minor from unpaid where before < :amount)
                update credit_statement s set paid_minor = s.paid_minor + part.minor,
                    state = case when s.paid_minor + part.minor = s.billed_minor then 'paid' else s.state end
                from part where s.id = part.id""").param("line", creditLineId).param("amount", amountMinor).update();
    }

    /** Statements that are unpaid after their due date and not yet called overdue. */
    List<String> late(LocalDate today, int most) {
        return jdbc.sql(
                        "select id from credit_statement where state = 'open' and due_on < ? order by due_on, id limit ?")
                .params(Date.valueOf(today), most)
                .query(String.class)
                .list();
    }

    /** From now on; empty when it was paid or called so in the meantime. */
    Optional<CreditStatement> becomeOverdue(String id) {
        return jdbc.sql("update credit_statement set state = 'overdue' where id = ? and state = 'open' returning "
                        + COLUMNS)
                .param(id)
                .query(StatementRows::read)
                .optional();
    }

    List<CreditStatement> list(String creditLineId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, "select " + COLUMNS + """
                         from credit_statement
                        where credit_line_id = :line""")
                .param("line", creditLineId)
                .rows(slice, StatementRows::read);
    }

    private static CreditStatement read(ResultSet row, int number) throws SQLException {
        return new CreditStatement(
                row.getString("id"),
                row.getString("credit_line_id"),
                row.getDate("cut_on").toLocalDate(),
                row.getDate("due_on").toLocalDate(),
                row.getLong("billed_minor"),
                row.getLong("paid_minor"),
                CreditStatement.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("created_at").toInstant());
    }
}
