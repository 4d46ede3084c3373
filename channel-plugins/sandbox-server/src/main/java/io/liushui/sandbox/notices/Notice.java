package io.liushui.sandbox.notices;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * @param copiesLeft how often it is still sent after it was acknowledged
 * @param nextAt milliseconds since 1970
 */
public record Notice(
        long sequence,
        String notificationId,
        String orderNo,
        String url,
        String body,
        Disguise disguise,
        int copiesLeft,
        int tries,
        long nextAt,
        String state) {

    /** How a notification is signed. Whatever is not genuine is sent once. */
    public enum Disguise {
        GENUINE,
        FORGED,
        STALE,
        MISLEADING
    }

    static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("sequence"),
                row.getString("notification_id"),
                row.getString("order_no"),
                row.getString("url"),
                row.getString("body"),
                Disguise.valueOf(row.getString("disguise")),
                row.getInt("copies_left"),
                row.getInt("tries"),
                row.getLong("next_at"),
                row.getString("state"));
    }
}
