package io.liushui.sandbox.notices;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.wire.Tagged;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * @param notificationId the same in each repeat
 * @param event what it tells, in each repeat the same
 * @param createdAt milliseconds since 1970
 * @param copiesLeft how often it is still sent after it was acknowledged
 * @param tries how often it was sent before
 * @param nextAt milliseconds since 1970
 */
public record Notice(
        long sequence,
        String channel,
        String notificationId,
        String orderNo,
        String url,
        Event event,
        Disguise disguise,
        long createdAt,
        int copiesLeft,
        int tries,
        long nextAt,
        State state) {

    public enum State {
        WAITING,
        DELIVERED,
        REFUSED,
        GIVEN_UP,
        DROPPED,
        /** The channel cannot do what a rule wanted; the genuine one was sent instead. */
        UNSUPPORTED
    }

    static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("sequence"),
                row.getString("channel"),
                row.getString("notification_id"),
                row.getString("order_no"),
                row.getString("url"),
                Tagged.read(row.getString("event"), Event.class),
                Disguise.valueOf(row.getString("disguise")),
                row.getLong("created_at"),
                row.getInt("copies_left"),
                row.getInt("tries"),
                row.getLong("next_at"),
                State.valueOf(row.getString("state")));
    }
}
