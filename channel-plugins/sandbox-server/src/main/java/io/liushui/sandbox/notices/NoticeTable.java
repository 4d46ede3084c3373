package io.liushui.sandbox.notices;

import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Tagged;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the notifications. */
final class NoticeTable {

    private NoticeTable() {}

    static void insert(Sql sql, Notice notice) throws SQLException {
        sql.update(
                """
                insert into notice (channel, notification_id, order_no, url, event, disguise, created_at, copies_left,
                  next_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                notice.channel(),
                notice.notificationId(),
                notice.orderNo(),
                notice.url(),
                Tagged.write(notice.event()),
                notice.disguise().name(),
                notice.createdAt(),
                notice.copiesLeft(),
                notice.nextAt(),
                notice.state().name());
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

    static void tried(Sql sql, Notice notice, Notice.State state, int copiesLeft, long nextAt) throws SQLException {
        sql.update(
                "update notice set state = ?, copies_left = ?, next_at = ?, tries = tries + 1 where sequence = ?",
                state.name(),
                copiesLeft,
                nextAt,
                notice.sequence());
    }
}
