package io.liushui.core.passwords;

import io.liushui.core.money.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Up to which amount, this included, a payer is asked for no password (小额免密); nothing is free unless it was set. */
@Component
public class FreeLimits {
    private final JdbcClient jdbc;
    private final Clock clock;

    FreeLimits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param limit of its currency; zero asks for the password always */
    @Transactional
    public void set(String appId, String payerId, Money limit) {
        jdbc.sql("""
                insert into payer_free_limit (app_id, payer_id, currency, amount_minor, changed_at) values (?, ?, ?, ?, ?)
                on conflict (app_id, payer_id, currency) do update set amount_minor = excluded.amount_minor, changed_at = excluded.changed_at""")
                .params(appId, payerId, limit.currency(), limit.amountMinor(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Sets a limit that lets no more through without the password than the one before; false, and nothing is changed, when it would let more through. */
    @Transactional
    public boolean lower(String appId, String payerId, Money limit) {
        if (limit.amountMinor() == 0) {
            set(appId, payerId, limit);
            return true;
        }
        return jdbc.sql("""
                        update payer_free_limit set amount_minor = :amount, changed_at = :now
                        where app_id = :app and payer_id = :payer and currency = :currency and amount_minor >= :amount""")
                        .param("amount", limit.amountMinor())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("app", appId)
                        .param("payer", payerId)
                        .param("currency", limit.currency())
                        .update()
                > 0;
    }

    /** By currency. */
    public List<Money> of(String appId, String payerId) {
        return jdbc.sql(
                        "select amount_minor, currency from payer_free_limit where app_id = ? and payer_id = ? order by currency")
                .params(appId, payerId)
                .query((row, number) -> new Money(row.getLong("amount_minor"), row.getString("currency")))
                .list();
    }
}
