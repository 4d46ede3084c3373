package io.liushui.sandbox.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * A payer's standing consent.
 *
 * @param validUntil milliseconds since 1970, null when it does not end by itself
 * @param reference the channel's own token, with which money is taken later
 * @param token unguessable part of the payer page's address
 * @param changedAt milliseconds since 1970 of the last change of the state
 */
public record Contract(
        String channel,
        String contractNo,
        String method,
        String subject,
        long expiresAt,
        String returnUrl,
        String notificationUrl,
        Long validUntil,
        State state,
        String reference,
        String token,
        long createdAt,
        long changedAt,
        Map<String, String> details) {

    public enum State {
        PENDING,
        SIGNED,
        REFUSED,
        /** The payer was too late. */
        CLOSED,
        UNSIGNED,
        /** {@code validUntil} has passed. */
        EXPIRED
    }

    static Contract read(ResultSet row) throws SQLException {
        return new Contract(
                row.getString("channel"),
                row.getString("contract_no"),
                row.getString("method"),
                row.getString("subject"),
                row.getLong("expires_at"),
                row.getString("return_url"),
                row.getString("notification_url"),
                row.getObject("valid_until") == null ? null : row.getLong("valid_until"),
                State.valueOf(row.getString("state")),
                row.getString("reference"),
                row.getString("token"),
                row.getLong("created_at"),
                row.getLong("changed_at"),
                Details.read(row.getString("details")));
    }
}
