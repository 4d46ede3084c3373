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
            payer_account, payer_bank, contract_id, order_info, metadata, return_url, cashier_token, state, reason_code, action, close_requested_at, refunding_minor, refunded_minor, trace_id,
            created_at, expires_at, finished_at, purpose, beneficiary, parts_minor""";

    private PaymentRows() {}

    static Payment read(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("merchant_order_no"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getLong("parts_minor"),
                row.getString("subject"),
                PaymentPurpose.of(row.getString("purpose"), row.getString("beneficiary")),
                row.getString("method"),
                new Payer(
                        row.getString("payer_id"),
                        row.getString("payer_ip"),
                        row.getString("payer_device_id"),
                        row.getString("payer_phone"),
                        row.getString("payer_account"),
                        row.getString("payer_bank"),
                        row.getString("contract_id")),
                Json.readStrings(row.getString("order_info")),
                Json.readStrings(row.getString("metadata")),
                row.getString("return_url"),
                row.getString("cashier_token"),
                PaymentState.of(row.getString("state"), row.getString("reason_code")),
                action(row.getString("action")),
                row.getTimestamp("close_requested_at") != null,
                row.getLong("refunding_minor"),
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
            case NextAction.PostForm(String url, var fields, String charset) -> {
                json.put("formUrl", url);
                json.put("fields", fields);
                json.put("charset", charset);
            }
            case NextAction.AppCall(var parameters) -> json.put("parameters", parameters);
            case NextAction.ChannelCode(String maskedPhone, int triesLeft) -> {
                json.put("codeSentTo", maskedPhone);
                json.put("triesLeft", triesLeft);
            }
            case NextAction.EnterCode(String stepUpId, String maskedPhone) -> {
                json.put("stepUpId", stepUpId);
                json.put("maskedPhone", maskedPhone);
            }
            case NextAction.EnterPassword(String stepUpId) -> json.put("passwordStepUpId", stepUpId);
        }
        return Json.write(json);
    }

    private static NextAction action(String json) {
        if (json == null) {
            return null;
        }
        Map<String, Object> fields = Json.readObject(json);
        if (fields.containsKey("stepUpId")) {
            return new NextAction.EnterCode(text(fields, "stepUpId"), text(fields, "maskedPhone"));
        }
        if (fields.containsKey("passwordStepUpId")) {
            return new NextAction.EnterPassword(text(fields, "passwordStepUpId"));
        }
        if (fields.containsKey("formUrl")) {
            return new NextAction.PostForm(text(fields, "formUrl"), texts(fields, "fields"), text(fields, "charset"));
        }
        if (fields.containsKey("parameters")) {
            return new NextAction.AppCall(texts(fields, "parameters"));
        }
        if (fields.containsKey("codeSentTo")) {
            return new NextAction.ChannelCode(
                    text(fields, "codeSentTo"), ((Number) fields.get("triesLeft")).intValue());
        }
        return new NextAction.Confirm(text(fields, "redirectUrl"), text(fields, "qrContent"));
    }

    private static String text(Map<String, Object> fields, String name) {
        return (String) fields.get(name);
    }

    private static Map<String, String> texts(Map<String, Object> fields, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) fields.get(name)).forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }
}
