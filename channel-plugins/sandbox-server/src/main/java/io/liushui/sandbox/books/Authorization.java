package io.liushui.sandbox.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * Held money.
 *
 * @param amount in minor units, as are the others
 * @param captured sum of the captures that are done or under way and were not voided
 * @param released sum of what was let go
 * @param finished whether the last capture was made; a void of a capture opens it again
 * @param authorizedAt milliseconds since 1970, null before
 */
public record Authorization(
        String channel,
        String authorizationNo,
        String method,
        Decision decision,
        long amount,
        String currency,
        String subject,
        long expiresAt,
        long validUntil,
        int allowancePercent,
        String returnUrl,
        String notificationUrl,
        State state,
        String code,
        String reference,
        String token,
        long captured,
        long released,
        boolean finished,
        long createdAt,
        Long authorizedAt,
        Map<String, String> details) {

    public enum State {
        PENDING,
        /** The payer agreed; the merchant has still to complete it. */
        APPROVED,
        AUTHORIZED,
        DECLINED,
        /** Never authorised: closed, or the payer was too late. */
        CLOSED,
        /** Everything was let go before anything was captured. */
        VOIDED,
        /** {@code validUntil} has passed. */
        EXPIRED
    }

    /** What is still held, in minor units. */
    public long remaining() {
        return state == State.AUTHORIZED && !finished ? Math.max(0, amount - captured - released) : 0;
    }

    /** What may still be captured, the allowance included, in minor units. */
    public long capturable() {
        return state == State.AUTHORIZED && !finished ? amount * allowancePercent / 100 - captured - released : 0;
    }

    boolean undecided() {
        return state == State.PENDING || state == State.APPROVED;
    }

    static Authorization read(ResultSet row) throws SQLException {
        return new Authorization(
                row.getString("channel"),
                row.getString("authorization_no"),
                row.getString("method"),
                Decision.valueOf(row.getString("decision")),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("subject"),
                row.getLong("expires_at"),
                row.getLong("valid_until"),
                row.getInt("allowance_percent"),
                row.getString("return_url"),
                row.getString("notification_url"),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("reference"),
                row.getString("token"),
                row.getLong("captured"),
                row.getLong("released"),
                row.getBoolean("finished"),
                row.getLong("created_at"),
                row.getObject("authorized_at") == null ? null : row.getLong("authorized_at"),
                Details.read(row.getString("details")));
    }
}
