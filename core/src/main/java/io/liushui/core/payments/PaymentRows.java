package io.liushui.core.payments;

import io.liushui.core.json.Json;
import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Between table {@code payment} and {@link Payment}. */
final class PaymentRows {
    static final String COLUMNS = """
            id, merchant_id, app_id, merchant_order_no, amount_minor, currency, subject, method, payer_id, payer_ip, payer_device_id, payer_phone,
            order_info, metadata, return_url, cashier_token, state, reason_code, action, close_requested_at, refunded_minor, trace_id,
            created_at, expires_at, finished_at""";

    private PaymentRows() {}

    static Payment read(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("merchant_order_no"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("subject"),
                row.getString("method"),
                new Payer(
                        row.getString("payer_id"),
                        row.getString("payer_ip"),
                        row.getString("payer_device_id"),
                        row.getString("payer_phone")),
                Json.readStrings(row.getString("order_info")),
                Json.readStrings(row.getString("metadata")),
                row.getString("return_url"),
                row.getString("cashier_token"),
                PaymentState.of(row.getString("state"), row.getString("reason_code")),
                action(row.getString("action")),
                row.getTimestamp("close_requested_at") != null,
                row.getLong("refunded_minor"),
                row.getString("trace_id"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "finished_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    static String actionJson(NextAction action) {
        if (action == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        switch (action) {
            case NextAction.Confirm(String redirectUrl, String qrContent) -> {
                json.put("redirectUrl", redirectUrl);
                json.put("qrContent", qrContent);
            }
            case NextAction.EnterCode(String stepUpId, String maskedPhone) -> {
                json.put("stepUpId", stepUpId);
                json.put("maskedPhone", maskedPhone);
            }
        }
        return Json.write(json);
    }

    private static NextAction action(String json) {
        if (json == null) {
            return null;
        }
        Map<String, String> fields = Json.readStrings(json);
        return fields.containsKey("stepUpId")
                ? new NextAction.EnterCode(fields.get("stepUpId"), fields.get("maskedPhone"))
                : new NextAction.Confirm(fields.get("redirectUrl"), fields.get("qrContent"));
    }
}
