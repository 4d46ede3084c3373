package io.liushui.core.refunds;

import io.liushui.spi.OrderReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders at channels whose money goes back. */
@Component
class PaidOrders {
    private final JdbcClient jdbc;

    PaidOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param paidAt when its success was recorded */
    record Paid(String attemptId, String channelId, Instant paidAt) {}

    /** Of a payment that succeeded; empty when it did not. */
    Optional<Paid> of(String paymentId) {
        return jdbc.sql("""
                        select a.id, a.channel_id, f.finished_at from final_state f join payment_attempt a on a.id = f.attempt_id
                        where f.payment_id = ? and f.state = 'succeeded'""")
                .param(paymentId)
                .query((row, number) -> new Paid(
                        row.getString("id"),
                        row.getString("channel_id"),
                        row.getTimestamp("finished_at").toInstant()))
                .optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is no such attempt */
    OrderReference order(String attemptId) {
        return jdbc.sql("""
                        select a.channel_order_no, a.method, a.channel_ref, a.amount_minor, a.currency, a.first_sent_at, p.expires_at, p.trace_id
                        from payment_attempt a join payment p on p.id = a.payment_id where a.id = ?""").param(attemptId).query(PaidOrders::read).single();
    }

    /**
     * A capture as its channel knows it: as an order of its own, under the capture's number.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException when there is no such capture, or it was never asked for
     */
    OrderReference capture(String captureId) {
        return jdbc.sql("""
                        select o.number as channel_order_no, a.method, o.channel_ref, c.amount_minor, c.currency, o.first_sent_at, p.expires_at, p.trace_id
                        from capture c join channel_operation o on o.id = c.operation_id
                        join preauthorization h on h.payment_id = c.payment_id join payment_attempt a on a.id = h.attempt_id
                        join payment p on p.id = c.payment_id where c.id = ?""").param(captureId).query(PaidOrders::read).single();
    }

    private static OrderReference read(ResultSet row, int number) throws SQLException {
        return new OrderReference(
                row.getString("channel_order_no"),
                row.getString("method"),
                row.getString("channel_ref"),
                row.getLong("amount_minor"),
                row.getString("currency"),
                Optional.ofNullable(row.getTimestamp("first_sent_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("trace_id"));
    }
}
