package io.liushui.core.points;

import io.liushui.core.money.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The published rates, one for each merchant that has points. */
@Component
public class PointsRates {
    private final JdbcClient jdbc;
    private final Clock clock;

    public PointsRates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty when the merchant has no points. */
    public Optional<PointsRate> of(String merchantId) {
        return find("select currency, points, minor from points_rate where merchant_id = ?", merchantId);
    }

    /** The same; until the transaction ends it stays, and the merchant's other issues wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PointsRate> lock(String merchantId) {
        return find(
                "select currency, points, minor from points_rate where merchant_id = ? for no key update", merchantId);
    }

    private Optional<PointsRate> find(String sql, String merchantId) {
        return jdbc.sql(sql)
                .param(merchantId)
                .query((row, number) ->
                        new PointsRate(row.getString("currency"), row.getLong("points"), row.getLong("minor")))
                .optional();
    }

    /**
     * From the next order and issue on. The currency stays, because points were paid for in it.
     *
     * @throws IllegalArgumentException with a text for people
     */
    @Transactional
    public void set(String merchantId, PointsRate rate) {
        String currency = new Money(0, rate.currency()).currency();
        int set = jdbc.sql("""
                        insert into points_rate (merchant_id, currency, points, minor, set_at)
                        select id, :currency, :points, :minor, :now from merchant where id = :merchant
                        on conflict (merchant_id) do update set points = excluded.points, minor = excluded.minor, set_at = excluded.set_at
                            where points_rate.currency = excluded.currency""")
                .param("merchant", merchantId)
                .param("currency", currency)
                .param("points", rate.points())
                .param("minor", rate.minor())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (set == 0) {
            throw new IllegalArgumentException(
                    "there is no merchant " + merchantId + ", or its points have another currency");
        }
    }
}
