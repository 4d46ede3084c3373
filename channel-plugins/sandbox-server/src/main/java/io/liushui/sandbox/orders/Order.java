package io.liushui.sandbox.orders;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * @param amount in minor units; 0 in the tombstone of an order that was closed before it was seen
 * @param expiresAt milliseconds since 1970
 * @param code why it was declined or closed, null otherwise
 * @param token unguessable part of the payer page's address
 * @param charges how often money was taken, 0 or 1
 * @param refunded sum of the refunds that are done or under way, in minor units
 */
public record Order(
        String orderNo,
        String method,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        String returnUrl,
        String notificationUrl,
        State state,
        String code,
        String reference,
        String token,
        int charges,
        long refunded,
        long createdAt) {

    public enum State {
        PENDING,
        SUCCEEDED,
        DECLINED,
        CLOSED
    }

    public boolean payableAt(long now) {
        return state == State.PENDING && now < expiresAt;
    }

    static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getString("order_no"),
                row.getString("method"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("subject"),
                row.getLong("expires_at"),
                row.getString("return_url"),
                row.getString("notification_url"),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("reference"),
                row.getString("token"),
                row.getInt("charges"),
                row.getLong("refunded"),
                row.getLong("created_at"));
    }
}
