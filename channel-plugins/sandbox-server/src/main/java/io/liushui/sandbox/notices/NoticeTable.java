package io.liushui.sandbox.notices;

import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the notifications. */
final class NoticeTable {

    private NoticeTable() {}

    static void insert(Sql sql, Notice notice) throws SQLException {
        sql.update(
                """
                insert into notice (notification_id, order_no, url, body, disguise, copies_left, next_at, state)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                notice.notificationId(),
                notice.orderNo(),
                notice.url(),
                notice.body(),
                notice.disguise().name(),
                notice.copiesLeft(),
                notice.nextAt(),
                notice.state());
    }

    static List<Notice> due(Sql sql, long now) throws SQLException {
        return sql.list(
                "select * from notice where state = 'WAITING' and next_at <= ? order by next_at, sequence limit 500",
                Notice::read,
                now);
    }

    static Optional<Long> nextDue(Sql sql, long now) throws SQLException {
        return sql.one(
                "select next_at from notice where state = 'WAITING' and next_at > ? order by next_at limit 1",
                row -> row.getLong("next_at"),
                now);
    }

    static List<Notice> ofOrder(Sql sql, String orderNo) throws SQLException {
        return sql.list("select * from notice where order_no = ? order by sequence", Notice::read, orderNo);
    }

    static void tried(Sql sql, Notice notice, String state, int copiesLeft, long nextAt) throws SQLException {
        sql.update(
                "update notice set state = ?, copies_left = ?, next_at = ?, tries = tries + 1 where sequence = ?",
                state,
                copiesLeft,
                nextAt,
                notice.sequence());
    }
}
