package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Authorization.State;
import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the authorisations and their releases; each method is part of its caller's transaction. */
final class AuthorizationTable {

    private static final String INSERT = """
            insert into authorization (channel, authorization_no, method, decision, amount, currency, subject,
              expires_at, valid_until, allowance_percent, return_url, notification_url, state, reference, token,
              created_at, details) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?)""";

    private AuthorizationTable() {}

    static Optional<Authorization> find(Sql sql, String channel, String number) throws SQLException {
        return sql.one(
                "select * from authorization where authorization_no = ? and channel = ?",
                Authorization::read,
                number,
                channel);
    }

    static Optional<Authorization> findByReference(Sql sql, String channel, String reference) throws SQLException {
        return sql.one(
                "select * from authorization where channel = ? and reference = ?",
                Authorization::read,
                channel,
                reference);
    }

    /** In the order of their numbers. */
    static List<Authorization> list(Sql sql, String channel, String after, int limit) throws SQLException {
        return sql.list("""
                select * from authorization where authorization_no > ? and (? is null or channel = ?)
                order by authorization_no limit ?""", Authorization::read, after, channel, channel, limit);
    }

    static Authorization insert(Sql sql, Desk desk, NewAuthorization asked) throws SQLException {
        sql.update(
                INSERT,
                desk.channel(),
                asked.authorizationNo(),
                asked.method(),
                asked.decision().name(),
                asked.amount(),
                asked.currency(),
                asked.subject(),
                asked.expiresAt(),
                asked.validUntil(),
                asked.allowancePercent(),
                asked.returnUrl(),
                desk.addressOr(asked.notificationUrl()),
                desk.references().next(References.Kind.AUTHORIZATION),
                Numbers.next(""),
                desk.clock().millis(),
                Details.write(asked.details()));
        return find(sql, desk.channel(), asked.authorizationNo()).orElseThrow();
    }

    static Authorization change(Sql sql, Authorization known, State state, String code) throws SQLException {
        sql.update(
                "update authorization set state = ?, code = ? where authorization_no = ?",
                state.name(),
                code,
                known.authorizationNo());
        return again(sql, known);
    }

    static Authorization authorize(Sql sql, Authorization known, long now) throws SQLException {
        sql.update(
                "update authorization set state = 'AUTHORIZED', code = null, authorized_at = ? where authorization_no = ?",
                now,
                known.authorizationNo());
        return again(sql, known);
    }

    static void capture(Sql sql, String channel, String number, long amount) throws SQLException {
        sql.update(
                "update authorization set captured = captured + ? where authorization_no = ? and channel = ?",
                amount,
                number,
                channel);
    }

    static void finish(Sql sql, Authorization known) throws SQLException {
        sql.update("update authorization set finished = 1 where authorization_no = ?", known.authorizationNo());
    }

    /** A capture was voided or did not come about: the authorisation is valid again. */
    static void giveBack(Sql sql, String channel, String number, long amount) throws SQLException {
        sql.update("""
                update authorization set captured = captured - ?, finished = 0
                where authorization_no = ? and channel = ?""", amount, number, channel);
    }

    static void release(Sql sql, Authorization known, String releaseNo, long amount, long now) throws SQLException {
        sql.update(
                "insert into release (release_no, channel, authorization_no, amount, created_at) values (?, ?, ?, ?, ?)",
                releaseNo,
                known.channel(),
                known.authorizationNo(),
                amount,
                now);
        sql.update(
                "update authorization set released = released + ? where authorization_no = ?",
                amount,
                known.authorizationNo());
    }

    static Optional<Release> findRelease(Sql sql, String releaseNo) throws SQLException {
        return sql.one("select * from release where release_no = ?", Release::read, releaseNo);
    }

    static Authorization note(Sql sql, Authorization known, Map<String, String> more) throws SQLException {
        Map<String, String> details = new HashMap<>(known.details());
        details.putAll(more);
        sql.update(
                "update authorization set details = ? where authorization_no = ?",
                Details.write(details),
                known.authorizationNo());
        return again(sql, known);
    }

    static Authorization again(Sql sql, Authorization known) throws SQLException {
        return find(sql, known.channel(), known.authorizationNo()).orElseThrow();
    }
}
