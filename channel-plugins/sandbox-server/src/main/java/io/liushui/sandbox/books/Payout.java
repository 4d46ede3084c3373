package io.liushui.sandbox.books;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Money paid from the client's position at the bank to a payee.
 *
 * @param amount in minor units
 * @param payeeBank null for an account at the channel itself
 * @param code why it was declined, or came back; null otherwise
 * @param paidAt milliseconds since 1970, null while it was not paid
 * @param returnReference the channel's number of the return, null unless it came back
 */
public record Payout(
        long sequence,
        String channel,
        String payoutNo,
        long amount,
        String currency,
        String payeeName,
        String payeeAccount,
        String payeeBank,
        String purpose,
        String notificationUrl,
        State state,
        String code,
        String reference,
        long createdAt,
        Long paidAt,
        String returnReference,
        Long returnedAt) {

    public enum State {
        PENDING,
        PAID,
        DECLINED,
        /** It was paid, and the payee's bank sent it back. */
        RETURNED
    }

    static Payout read(ResultSet row) throws SQLException {
        return new Payout(
                row.getLong("sequence"),
                row.getString("channel"),
                row.getString("payout_no"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("payee_name"),
                row.getString("payee_account"),
                row.getString("payee_bank"),
                row.getString("purpose"),
                row.getString("notification_url"),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("reference"),
                row.getLong("created_at"),
                row.getObject("paid_at") == null ? null : row.getLong("paid_at"),
                row.getString("return_reference"),
                row.getObject("returned_at") == null ? null : row.getLong("returned_at"));
    }

    /** Tells nothing of the payee. */
    @Override
    public String toString() {
        return "Payout[" + payoutNo + ", " + state + "]";
    }
}
