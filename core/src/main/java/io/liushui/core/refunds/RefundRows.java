package io.liushui.core.refunds;

import io.liushui.core.json.Json;
import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Between table {@code refund} and {@link Refund}. */
final class RefundRows {
    static final String COLUMNS = """
            id, payment_id, attempt_id, capture_id, merchant_id, app_id, kind, origin, merchant_refund_no, amount_minor, currency, channel_id, state, settled_by,
            reason_code, fallback_reason, reason, metadata, operation_id, driver_instance, trace_id, created_at, finished_at""";

    private RefundRows() {}

    static Refund read(ResultSet row, int number) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        return new Refund(
                row.getString("id"),
                row.getString("payment_id"),
                row.getString("attempt_id"),
                row.getString("capture_id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                RefundKind.of(row.getString("kind")),
                Origin.of(row.getString("origin")),
                row.getString("merchant_refund_no"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("channel_id"),
                RefundState.of(row.getString("state"), row.getString("settled_by"), row.getString("reason_code")),
                FallbackReason.of(row.getString("fallback_reason")),
                row.getString("reason"),
                Json.readStrings(row.getString("metadata")),
                row.getString("operation_id"),
                row.getObject("driver_instance", Long.class),
                row.getString("trace_id"),
                row.getTimestamp("created_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
