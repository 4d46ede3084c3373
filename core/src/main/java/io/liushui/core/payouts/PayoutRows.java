package io.liushui.core.payouts;

import io.liushui.core.json.Json;
import io.liushui.core.money.Money;
import io.liushui.core.secrets.Envelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Between table {@code payout} and {@link Payout}. */
final class PayoutRows {
    static final String COLUMNS = """
            id, merchant_id, app_id, wallet_id, batch_id, merchant_payout_no, amount_minor, currency, purpose, metadata, payee_kind, payee_hash, payee_last_four,
            payee_bank, payee_wrapped_key, payee_sealed, payee_master_key, state, reason_code, frozen_at, operation_id, trace_id, created_at, finished_at,
            returned_at""";

    private PayoutRows() {}

    static Payout read(ResultSet row, int number) throws SQLException {
        return new Payout(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                PayoutSource.of(row.getString("wallet_id")),
                row.getString("batch_id"),
                row.getString("merchant_payout_no"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("purpose"),
                Json.readStrings(row.getString("metadata")),
                payee(row),
                PayoutState.of(row.getString("state"), row.getString("reason_code")),
                row.getString("frozen_at"),
                row.getString("operation_id"),
                row.getString("trace_id"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "finished_at"),
                instant(row, "returned_at"));
    }

    private static SealedPayee payee(ResultSet row) throws SQLException {
        return new SealedPayee(
                Payee.Kind.of(row.getString("payee_kind")),
                row.getBytes("payee_hash"),
                row.getString("payee_last_four"),
                row.getString("payee_bank"),
                new Envelope(
                        row.getBytes("payee_wrapped_key"),
                        row.getBytes("payee_sealed"),
                        row.getString("payee_master_key")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
