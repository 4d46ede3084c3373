package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Refund.State;
import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the refunds; each method is part of its caller's transaction. */
final class RefundTable {

    private static final String INSERT = """
            insert into refund (refund_no, sequence, channel, order_no, kind, amount, currency, state, code, reference,
              notification_url, created_at, finished_at, details)
            values (?, (select coalesce(max(sequence), 0) + 1 from refund), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private RefundTable() {}

    static Optional<Refund> find(Sql sql, String channel, String refundNo) throws SQLException {
        return sql.one("select * from refund where refund_no = ? and channel = ?", Refund::read, refundNo, channel);
    }

    static boolean taken(Sql sql, String refundNo) throws SQLException {
        return sql.one("select 1 from refund where refund_no = ?", row -> true, refundNo)
                .isPresent();
    }

    static Optional<Refund> findByReference(Sql sql, String channel, String reference) throws SQLException {
        return sql.one("select * from refund where channel = ? and reference = ?", Refund::read, channel, reference);
    }

    static List<Refund> ofOrder(Sql sql, String channel, String orderNo) throws SQLException {
        return sql.list(
                "select * from refund where order_no = ? and channel = ? order by sequence",
                Refund::read,
                orderNo,
                channel);
    }

    static Refund insert(Sql sql, Desk desk, NewRefund refund, Order order, State state, String code)
            throws SQLException {
        long now = desk.clock().millis();
        sql.update(
                INSERT,
                refund.refundNo(),
                desk.channel(),
                refund.orderNo(),
                refund.kind().name(),
                refund.amount(),
                refund.currency(),
                state.name(),
                code,
                desk.references().next(References.Kind.REFUND),
                refund.notificationUrl() == null ? order.notificationUrl() : refund.notificationUrl(),
                now,
                state == State.REFUNDED ? now : null,
                Details.write(refund.details()));
        return find(sql, desk.channel(), refund.refundNo()).orElseThrow();
    }

    static Refund finish(Sql sql, Refund refund, State state, String code, Long finishedAt) throws SQLException {
        sql.update(
                "update refund set state = ?, code = ?, finished_at = ? where refund_no = ?",
                state.name(),
                code,
                finishedAt,
                refund.refundNo());
        return find(sql, refund.channel(), refund.refundNo()).orElseThrow();
    }

    /** @param channel null for all */
    static List<Refund> list(Sql sql, String channel, long after, int limit) throws SQLException {
        return sql.list("""
                select * from refund where sequence > ? and (? is null or channel = ?) order by sequence limit ?""", Refund::read, after, channel, channel, limit);
    }

    static List<Refund> finishedBetween(Sql sql, String channel, long from, long until) throws SQLException {
        return sql.list(
                "select * from refund where channel = ? and finished_at >= ? and finished_at < ? order by sequence",
                Refund::read,
                channel,
                from,
                until);
    }
}
