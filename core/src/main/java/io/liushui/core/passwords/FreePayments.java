package io.liushui.core.passwords;

import io.liushui.core.money.Money;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What payers pay without their password (小额免密): each amount up to the payer's free limit, and in a day a few times that limit in all, so that many small
 * payments are no way around the password.
 */
@Component
public class FreePayments {
    private static final int MOST_TIMES = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int timesADay;
    private final ZoneId zone;

    /**
     * @param timesADay how many times the free limit a payer pays in a day without the password, 1 to 1,000; {@code liushui.passwords.free-times-a-day}
     * @param zone whose midnight ends a day, {@code liushui.passwords.day-zone}
     * @throws IllegalArgumentException when the number is out of range
     */
    FreePayments(
            JdbcClient jdbc,
            Clock clock,
            @Value("${liushui.passwords.free-times-a-day:5}") int timesADay,
            @Value("${liushui.passwords.day-zone:Asia/Shanghai}") ZoneId zone) {
        if (timesADay < 1 || timesADay > MOST_TIMES) {
            throw new IllegalArgumentException(
                    "liushui.passwords.free-times-a-day is 1 to " + MOST_TIMES + ", not " + timesADay);
        }
        this.jdbc = jdbc;
        this.clock = clock;
        this.timesADay = timesADay;
        this.zone = zone;
    }

    /**
     * Whether the payer is asked for no password for this amount, of 1 minor unit or more. Then it counts for today, whatever becomes of the payment.
     * Payments of one payer take turns, and the database checks their sum.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String appId, String payerId, Money amount) {
        return jdbc.sql("""
                        insert into payer_free_use (app_id, payer_id, currency, day, used_minor, limit_minor)
                        select app_id, payer_id, currency, :day, :amount, amount_minor * :times from payer_free_limit
                        where app_id = :app and payer_id = :payer and currency = :currency and amount_minor >= :amount
                        on conflict (app_id, payer_id, currency, day) do update
                            set used_minor = payer_free_use.used_minor + excluded.used_minor, limit_minor = excluded.limit_minor
                            where payer_free_use.used_minor + excluded.used_minor <= excluded.limit_minor""")
                        .param("day", Date.valueOf(LocalDate.ofInstant(clock.instant(), zone)))
                        .param("amount", amount.amountMinor())
                        .param("times", timesADay)
                        .param("app", appId)
                        .param("payer", payerId)
                        .param("currency", amount.currency())
                        .update()
                > 0;
    }
}
