package io.liushui.core.refunds;

import io.liushui.core.json.Json;
import io.liushui.core.money.Money;
import io.liushui.core.parts.RefundShares;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Between table {@code refund} and {@link Refund}. */
final class RefundRows {
    static final String COLUMNS = """
            id, payment_id, attempt_id, capture_id, merchant_id, app_id, kind, origin, merchant_refund_no, amount_minor, currency, channel_id, state, settled_by,
            reason_code, fallback_reason, reason, metadata, operation_id, driver_instance, trace_id, created_at, finished_at,
            case when parts_minor > 0 then (
                select json_agg(json_build_object('partId', q.id, 'kind', upper(q.kind), 'source', q.source, 'amountMinor', s.amount_minor, 'units', s.units,
                    'byMerchant', q.by_merchant) order by q.position)
                from payment_part_return s join payment_part q on q.id = s.part_id where s.refund_id = refund.id) end as shares""";

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
                RefundShares.read(row.getString("shares")),
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
