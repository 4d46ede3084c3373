package io.liushui.sandbox.orders;

import java.sql.ResultSet;
import java.sql.SQLException;

/** @param amount in minor units */
public record Refund(
        long sequence,
        String refundNo,
        String orderNo,
        long amount,
        String currency,
        State state,
        String code,
        String reference,
        long createdAt) {

    public enum State {
        PENDING,
        REFUNDED,
        DECLINED
    }

    static Refund read(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong("sequence"),
                row.getString("refund_no"),
                row.getString("order_no"),
                row.getLong("amount"),
                row.getString("currency"),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("reference"),
                row.getLong("created_at"));
    }
}
