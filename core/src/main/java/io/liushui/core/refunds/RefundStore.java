package io.liushui.core.refunds;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import io.liushui.spi.OrderReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of refunds. What the channel said last of a refund, done or refused, is never overwritten. */
@Component
class RefundStore {
    private static final String SELECT = """
            select r.id, r.payment_id, p.merchant_id, p.app_id, r.origin, r.amount_minor, r.currency, r.channel_id,
                   r.channel_refund_no, a.channel_order_no, a.channel_ref as order_ref, a.method, a.amount_minor as order_amount,
                   a.first_sent_at as order_sent_at, p.expires_at, r.state, r.reason_code, r.driver_instance,
                   r.trace_id, r.created_at, r.first_sent_at, r.sent_at, r.finished_at, r.version
            from refund r join payment p on p.id = r.payment_id join payment_attempt a on a.id = r.attempt_id
            where r.id = ?""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RefundStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the attempt's money has a refund already */
    String insert(StrayPayment stray) {
        Instant now = clock.instant();
        String id = Ids.next("ref", now);
        jdbc.sql("""
                insert into refund (id, payment_id, attempt_id, origin, amount_minor, currency, channel_id, channel_refund_no,
                                    state, trace_id, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'created', ?, ?)""")
                .params(
                        id,
                        stray.paymentId(),
                        stray.attemptId(),
                        stray.origin(),
                        stray.amount().amountMinor(),
                        stray.amount().currency(),
                        stray.channelId(),
                        "rf" + Ids.body(now),
                        stray.traceId(),
                        Timestamp.from(now))
                .update();
        return id;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none; the same for {@link #lock} */
    Refund get(String refundId) {
        return jdbc.sql(SELECT).param(refundId).query(RefundStore::read).single();
    }

    Refund lock(String refundId) {
        return jdbc.sql(SELECT + " for no key update of r")
                .param(refundId)
                .query(RefundStore::read)
                .single();
    }

    void sent(Refund refund, long instanceKey) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                update refund set state = 'sent', sent_at = ?, first_sent_at = coalesce(first_sent_at, ?), driver_instance = ?, version = version + 1
                where id = ?""").params(now, now, instanceKey, refund.id()).update();
    }

    void drivenBy(Refund refund, long instanceKey) {
        jdbc.sql("update refund set driver_instance = ?, version = version + 1 where id = ?")
                .params(instanceKey, refund.id())
                .update();
    }

    void answered(Refund refund, Refund.State state, String channelRef, String reasonCode) {
        jdbc.sql("""
                update refund set state = ?, channel_ref = coalesce(?, channel_ref), reason_code = ?, version = version + 1
                where id = ? and state not in ('succeeded', 'failed')""").params(code(state), channelRef, reasonCode, refund.id()).update();
    }

    /** The channel has never seen it. Without effect when it was sent or answered in the meantime. */
    boolean notExecuted(Refund refund) {
        return jdbc.sql("update refund set state = 'created', version = version + 1 where id = ? and version = ?")
                        .params(refund.id(), refund.version())
                        .update()
                > 0;
    }

    void finished(Refund refund) {
        jdbc.sql("update refund set finished_at = ?, version = version + 1 where id = ?")
                .params(Timestamp.from(clock.instant()), refund.id())
                .update();
    }

    static String code(Refund.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static OrderReference order(ResultSet row) throws SQLException {
        return new OrderReference(
                row.getString("channel_order_no"),
                row.getString("method"),
                row.getString("order_ref"),
                row.getLong("order_amount"),
                row.getString("currency"),
                instant(row, "order_sent_at"),
                instant(row, "expires_at"),
                row.getString("trace_id"));
    }

    private static Refund read(ResultSet row, int number) throws SQLException {
        return new Refund(
                row.getString("id"),
                row.getString("payment_id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("origin"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("channel_id"),
                row.getString("channel_refund_no"),
                order(row),
                Refund.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason_code"),
                row.getObject("driver_instance", Long.class),
                row.getString("trace_id"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "first_sent_at"),
                instant(row, "sent_at"),
                instant(row, "finished_at"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column))
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
