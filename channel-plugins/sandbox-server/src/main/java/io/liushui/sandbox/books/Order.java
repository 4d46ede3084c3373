package io.liushui.sandbox.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * A payment, or the capture of an authorisation.
 *
 * @param authorizationNo of a capture, null otherwise
 * @param amount in minor units; 0 in the tombstone of an order that was closed before it was seen
 * @param expiresAt milliseconds since 1970
 * @param code why it was declined or closed, null otherwise
 * @param reference the channel's own number
 * @param token unguessable part of the payer page's address
 * @param charges how often money was taken, 0 or 1
 * @param refunded sum of the refunds and voids that are done or under way, in minor units
 * @param chargedAt milliseconds since 1970, null while no money was taken
 */
public record Order(
        String channel,
        String orderNo,
        String authorizationNo,
        String method,
        Decision decision,
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
        long createdAt,
        Long chargedAt,
        Map<String, String> details) {

    public enum State {
        PENDING,
        /** The payer agreed; the merchant has still to complete it. */
        APPROVED,
        SUCCEEDED,
        DECLINED,
        CLOSED
    }

    public boolean payableAt(long now) {
        return open() && now < expiresAt;
    }

    boolean open() {
        return state == State.PENDING || state == State.APPROVED;
    }

    /** Whether it was closed before it was seen. */
    boolean tombstone() {
        return amount == 0;
    }

    boolean capture() {
        return authorizationNo != null;
    }

    static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getString("channel"),
                row.getString("order_no"),
                row.getString("authorization_no"),
                row.getString("method"),
                Decision.valueOf(row.getString("decision")),
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
                row.getLong("created_at"),
                row.getObject("charged_at") == null ? null : row.getLong("charged_at"),
                Details.read(row.getString("details")));
    }
}
