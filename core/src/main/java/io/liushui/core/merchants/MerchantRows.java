package io.liushui.core.merchants;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.liushui.core.json.Json;
import io.liushui.core.secrets.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Reads rows; opens the secrets in them. */
final class MerchantRows {
    static final String APP = """
            select a.*, a.status = 'active' and m.status = 'active' as may_trade
            from app a join merchant m on m.id = a.merchant_id""";

    private final SecretBox box;

    MerchantRows(SecretBox box) {
        this.box = box;
    }

    static Merchant merchant(ResultSet row, int number) throws SQLException {
        return new Merchant(
                row.getString("id"),
                row.getString("name"),
                row.getString("status").equals("active"),
                row.getInt("settlement_days"),
                row.getTimestamp("created_at").toInstant());
    }

    static App app(ResultSet row, int number) throws SQLException {
        return new App(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("name"),
                row.getBoolean("may_trade"),
                List.of((String[]) row.getArray("methods").getArray()),
                Json.readList(row.getString("order_fields"), OrderField.class),
                row.getObject("maximum_minor", Long.class),
                row.getInt("rate_per_second"));
    }

    ApiKey key(ResultSet row, int number) throws SQLException {
        SignatureAlgorithm algorithm =
                SignatureAlgorithm.ofLabel(row.getString("algorithm")).orElseThrow();
        byte[] material = row.getBytes("material");
        Timestamp until = row.getTimestamp("valid_until");
        return new ApiKey(
                row.getString("id"),
                row.getString("app_id"),
                algorithm,
                algorithm == SignatureAlgorithm.HMAC_SHA256 ? box.open(material) : material,
                row.getTimestamp("valid_from").toInstant(),
                until == null ? null : until.toInstant());
    }

    WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        String schedule = row.getString("schedule");
        return new WebhookEndpoint(
                row.getString("id"),
                row.getString("app_id"),
                row.getString("url"),
                Arrays.stream((byte[][]) row.getArray("sealed_secrets").getArray())
                        .map(secret -> new String(box.open(secret), US_ASCII))
                        .toList(),
                row.getString("status").equals("enabled"),
                schedule == null
                        ? null
                        : Json.readList(schedule, String.class).stream()
                                .map(Duration::parse)
                                .toList());
    }
}
