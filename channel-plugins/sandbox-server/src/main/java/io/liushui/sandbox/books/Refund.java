package io.liushui.sandbox.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * @param amount in minor units
 * @param finishedAt milliseconds since 1970 when the money was paid back, null before
 */
public record Refund(
        long sequence,
        String channel,
        String refundNo,
        String orderNo,
        Kind kind,
        long amount,
        String currency,
        State state,
        String code,
        String reference,
        String notificationUrl,
        long createdAt,
        Long finishedAt,
        Map<String, String> details) {

    public enum Kind {
        REFUND,
        /** Takes the whole payment back; of a capture: its authorisation is valid again. */
        VOID
    }

    public enum State {
        PENDING,
        REFUNDED,
        DECLINED
    }

    static Refund read(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong("sequence"),
                row.getString("channel"),
                row.getString("refund_no"),
                row.getString("order_no"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("amount"),
                row.getString("currency"),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("reference"),
                row.getString("notification_url"),
                row.getLong("created_at"),
                row.getObject("finished_at") == null ? null : row.getLong("finished_at"),
                Details.read(row.getString("details")));
    }
}
