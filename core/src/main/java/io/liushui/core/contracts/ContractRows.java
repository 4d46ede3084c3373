package io.liushui.core.contracts;

import io.liushui.core.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;

/** Between table {@code contract} and {@link Contract}. */
final class ContractRows {
    static final String COLUMNS = """
            id, merchant_id, app_id, merchant_contract_no, contract_no, channel_id, method, payer_id, card_id, phone, last_four, currency,
            per_debit_minor, per_day_minor, per_month_minor, return_url, state, reason_code, signing, channel_ref, action, code_expires_at, code_sends,
            code_wanted, tries_left, confirming_until, unsign_operation, driver_instance, valid_until, trace_id, created_at, first_sent_at, sent_at,
            signed_at, finished_at""";

    private ContractRows() {}

    static Contract read(ResultSet row, int number) throws SQLException {
        return new Contract(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("merchant_contract_no"),
                row.getString("contract_no"),
                row.getString("channel_id"),
                row.getString("method"),
                row.getString("payer_id"),
                row.getString("card_id"),
                row.getString("phone"),
                row.getString("last_four"),
                new ContractLimits(
                        row.getString("currency"),
                        row.getObject("per_debit_minor", Long.class),
                        row.getObject("per_day_minor", Long.class),
                        row.getObject("per_month_minor", Long.class)),
                row.getString("return_url"),
                ContractState.of(row.getString("state"), row.getString("reason_code")),
                signing(row),
                row.getString("unsign_operation"),
                instant(row, "valid_until"),
                row.getString("trace_id"),
                instant(row, "created_at"),
                instant(row, "signed_at"),
                instant(row, "finished_at"));
    }

    static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Signing signing(ResultSet row) throws SQLException {
        String action = row.getString("action");
        return new Signing(
                Signing.Step.valueOf(row.getString("signing").toUpperCase(Locale.ROOT)),
                row.getString("channel_ref"),
                action == null ? null : SigningAction.of(Json.readObject(action)),
                instant(row, "code_expires_at"),
                row.getInt("code_sends"),
                row.getBoolean("code_wanted"),
                row.getInt("tries_left"),
                instant(row, "confirming_until"),
                row.getObject("driver_instance", Long.class),
                instant(row, "first_sent_at"),
                instant(row, "sent_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
