package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Payout.State;
import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the payouts; each method is part of its caller's transaction. */
final class PayoutTable {

    private static final String INSERT = """
            insert into payout (payout_no, sequence, channel, amount, currency, payee_name, payee_account, payee_bank,
              purpose, notification_url, state, code, reference, created_at, paid_at)
            values (?, (select coalesce(max(sequence), 0) + 1 from payout), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private PayoutTable() {}

    static Optional<Payout> find(Sql sql, String channel, String payoutNo) throws SQLException {
        return sql.one("select * from payout where payout_no = ? and channel = ?", Payout::read, payoutNo, channel);
    }

    static Payout insert(Sql sql, Desk desk, NewPayout asked, State state, String code) throws SQLException {
        long now = desk.clock().millis();
        sql.update(
                INSERT,
                asked.payoutNo(),
                desk.channel(),
                asked.amount(),
                asked.currency(),
                asked.payeeName(),
                asked.payeeAccount(),
                asked.payeeBank(),
                asked.purpose(),
                desk.addressOr(asked.notificationUrl()),
                state.name(),
                code,
                desk.references().next(References.Kind.PAYOUT),
                now,
                state == State.PAID ? now : null);
        return find(sql, desk.channel(), asked.payoutNo()).orElseThrow();
    }

    static Payout finish(Sql sql, Payout payout, State state, String code, Long paidAt) throws SQLException {
        sql.update(
                "update payout set state = ?, code = ?, paid_at = ? where payout_no = ?",
                state.name(),
                code,
                paidAt,
                payout.payoutNo());
        return find(sql, payout.channel(), payout.payoutNo()).orElseThrow();
    }

    static Payout comeBack(Sql sql, Payout payout, String reason, String reference, long now) throws SQLException {
        sql.update("""
                update payout set state = 'RETURNED', code = ?, return_reference = ?, returned_at = ?
                where payout_no = ?""", reason, reference, now, payout.payoutNo());
        return find(sql, payout.channel(), payout.payoutNo()).orElseThrow();
    }

    /** In minor units. */
    static long pending(Sql sql, String channel, String currency) throws SQLException {
        return sql.one("""
                        select coalesce(sum(amount), 0) as held from payout
                        where channel = ? and currency = ? and state = 'PENDING'""", row -> row.getLong("held"), channel, currency).orElseThrow();
    }

    /** @param channel null for all */
    static List<Payout> list(Sql sql, String channel, long after, int limit) throws SQLException {
        return sql.list("""
                select * from payout where sequence > ? and (? is null or channel = ?) order by sequence limit ?""", Payout::read, after, channel, channel, limit);
    }
}
