package io.liushui.core.merchants;

import io.liushui.core.ids.Ids;
import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator may do to merchants and apps. A refused wish is an {@link IllegalArgumentException} with a text for people. */
@Component
public class MerchantAdministration {
    private final JdbcClient jdbc;
    private final Merchants merchants;
    private final Clock clock;

    public MerchantAdministration(JdbcClient jdbc, Merchants merchants, Clock clock) {
        this.jdbc = jdbc;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** Its id, {@code mer_...}. */
    @Transactional
    public String createMerchant(String name) {
        Instant now = clock.instant();
        String id = Ids.next("mer", now);
        jdbc.sql("insert into merchant (id, name, status, created_at) values (?, ?, 'active', ?)")
                .params(id, Names.require(name), Timestamp.from(now))
                .update();
        return id;
    }

    /** A suspended merchant's apps take no payments, and what of them no channel has been asked for yet fails: payments, debits and payouts. */
    @Transactional
    public void setMerchantActive(String merchantId, boolean active) {
        changed(
                jdbc.sql("update merchant set status = ? where id = ?")
                        .params(status(active), merchantId)
                        .update(),
                "merchant",
                merchantId);
    }

    /**
     * From the next payment on.
     *
     * @param days after how many days captured money is available, 0 to 90
     */
    @Transactional
    public void setSettlementDays(String merchantId, int days) {
        if (days < 0 || days > 90) {
            throw new IllegalArgumentException("money is settled after 0 to 90 days, not " + days);
        }
        changed(
                jdbc.sql("update merchant set settlement_days = ? where id = ?")
                        .params(days, merchantId)
                        .update(),
                "merchant",
                merchantId);
    }

    /** Its id, {@code app_...}. */
    @Transactional
    public String createApp(String merchantId, AppTerms terms) {
        Instant now = clock.instant();
        String id = Ids.next("app", now);
        int made = jdbc.sql("""
                        insert into app (id, merchant_id, name, status, methods, order_fields, maximum_minor, rate_per_second, created_at)
                        select ?, id, ?, 'active', ?, ?::jsonb, ?, ?, ? from merchant where id = ?""")
                .params(
                        id,
                        terms.name(),
                        terms.methods().toArray(String[]::new),
                        Json.write(terms.orderFields()),
                        terms.maximumMinor(),
                        terms.ratePerSecond(),
                        Timestamp.from(now),
                        merchantId)
                .update();
        changed(made, "merchant", merchantId);
        return id;
    }

    @Transactional
    public void changeApp(String appId, AppTerms terms) {
        changed(
                jdbc.sql("""
                        update app set name = ?, methods = ?, order_fields = ?::jsonb, maximum_minor = ?, rate_per_second = ?
                        where id = ?""")
                        .params(
                                terms.name(),
                                terms.methods().toArray(String[]::new),
                                Json.write(terms.orderFields()),
                                terms.maximumMinor(),
                                terms.ratePerSecond(),
                                appId)
                        .update(),
                "app",
                appId);
    }

    @Transactional
    public void setAppActive(String appId, boolean active) {
        changed(
                jdbc.sql("update app set status = ? where id = ?")
                        .params(status(active), appId)
                        .update(),
                "app",
                appId);
    }

    private void changed(int rows, String kind, String id) {
        if (rows == 0) {
            throw new IllegalArgumentException("no " + kind + " " + id);
        }
        merchants.forget();
    }

    private static String status(boolean active) {
        return active ? "active" : "suspended";
    }
}
