package io.liushui.core.credit;

import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code credit_line}. */
@Component
class CreditRows {
    private static final String SELECT = """
            select id, merchant_id, app_id, payer_id, currency, account_id, limit_minor, statement_day, due_days, state, cut_on, opened_at
            from credit_line where\s""";

    private final JdbcClient jdbc;

    CreditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the payer has one of this currency. */
    boolean insert(CreditLine line) {
        return jdbc.sql("""
                        insert into credit_line (id, merchant_id, app_id, payer_id, currency, account_id, limit_minor, statement_day, due_days, state, cut_on, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?) on conflict (merchant_id, payer_id, currency) do nothing""")
                        .params(
                                line.id(),
                                line.merchantId(),
                                line.appId(),
                                line.payerId(),
                                line.currency(),
                                line.accountId(),
                                line.limitMinor(),
                                line.statementDay(),
                                line.dueDays(),
                                Date.valueOf(line.cutOn()),
                                Timestamp.from(line.openedAt()))
                        .update()
                == 1;
    }

    Optional<CreditLine> byId(String id) {
        return one("id = ?", id);
    }

    /** Locked against other statements and repayments of it. */
    Optional<CreditLine> lock(String id) {
        return one("id = ? for no key update", id);
    }

    Optional<CreditLine> ofPayer(String merchantId, String payerId, String currency) {
        return jdbc.sql(SELECT + "merchant_id = ? and payer_id = ? and currency = ?")
                .params(merchantId, payerId, currency)
                .query(CreditRows::read)
                .optional();
    }

    List<CreditLine> list(String merchantId, String payerId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + """
                        (:merchant::text is null or merchant_id = :merchant) and (:payer::text is null or payer_id = :payer)""")
                .param("merchant", merchantId)
                .param("payer", payerId)
                .rows(slice, CreditRows::read);
    }

    /** Lines that have a statement due by this day. */
    List<String> toBeCut(LocalDate today, int most) {
        return jdbc.sql("""
                        select id from credit_line
                        where cut_on < (case when statement_day <= extract(day from :today::date)
                            then date_trunc('month', :today::date) else date_trunc('month', :today::date) - interval '1 month' end + (statement_day - 1) * interval '1 day')::date
                        order by cut_on, id limit :most""")
                .param("today", Date.valueOf(today))
                .param("most", most)
                .query(String.class)
                .list();
    }

    void cut(String id, LocalDate day) {
        jdbc.sql("update credit_line set cut_on = ?, version = version + 1 where id = ?")
                .params(Date.valueOf(day), id)
                .update();
    }

    void limit(String id, long limitMinor) {
        jdbc.sql("update credit_line set limit_minor = ?, version = version + 1 where id = ?")
                .params(limitMinor, id)
                .update();
    }

    /** Whether there is such a line. */
    boolean block(String id, boolean blocked) {
        return jdbc.sql("update credit_line set state = ?, version = version + 1 where id = ?")
                        .params(blocked ? "blocked" : "open", id)
                        .update()
                == 1;
    }

    private Optional<CreditLine> one(String where, String id) {
        return jdbc.sql(SELECT + where).param(id).query(CreditRows::read).optional();
    }

    private static CreditLine read(ResultSet row, int number) throws SQLException {
        return new CreditLine(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("payer_id"),
                row.getString("currency"),
                row.getString("account_id"),
                row.getLong("limit_minor"),
                row.getInt("statement_day"),
                row.getInt("due_days"),
                row.getString("state").equals("blocked"),
                row.getDate("cut_on").toLocalDate(),
                row.getTimestamp("opened_at").toInstant());
    }
}
