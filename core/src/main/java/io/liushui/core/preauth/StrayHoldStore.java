package io.liushui.core.preauth;

import io.liushui.core.money.Money;
import io.liushui.core.payments.HeldAt;
import io.liushui.core.payments.Payment;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code stray_hold}. */
@Component
class StrayHoldStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    StrayHoldStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record StrayHold(
            String attemptId, String paymentId, String channelId, Money amount, String operationId, boolean released) {}

    boolean exists(String attemptId) {
        return jdbc.sql("select exists (select from stray_hold where attempt_id = ?)")
                .param(attemptId)
                .query(Boolean.class)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the attempt has one */
    void insert(Payment payment, HeldAt at, String kind, String operationId) {
        jdbc.sql("""
                insert into stray_hold (attempt_id, payment_id, channel_id, kind, amount_minor, currency, operation_id, detected_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        at.attemptId(),
                        payment.id(),
                        at.channelId(),
                        kind,
                        payment.amount().amountMinor(),
                        payment.amount().currency(),
                        operationId,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none */
    StrayHold lock(String attemptId) {
        return jdbc.sql("""
                        select attempt_id, payment_id, channel_id, amount_minor, currency, operation_id, released_at is not null as released
                        from stray_hold where attempt_id = ? for no key update""")
                .param(attemptId)
                .query((row, number) -> new StrayHold(
                        row.getString("attempt_id"),
                        row.getString("payment_id"),
                        row.getString("channel_id"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("operation_id"),
                        row.getBoolean("released")))
                .single();
    }

    void released(StrayHold stray) {
        jdbc.sql("update stray_hold set released_at = ? where attempt_id = ?")
                .params(Timestamp.from(clock.instant()), stray.attemptId())
                .update();
    }
}
