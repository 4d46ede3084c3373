package io.liushui.core.localchannels;

import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code local_order} and {@code local_refund}: the books of the local channels. */
@Component
class LocalOrders {
    private static final String SELECT = """
            select order_no, state, reason_code, payment_id, account_id, owner, amount_minor, currency, units, refunded_minor, refunded_units
            from local_order where channel_id = ? and order_no = ?""";

    private final JdbcClient jdbc;
    private final Clock clock;

    LocalOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<LocalOrder> find(String channelId, String orderNo) {
        return jdbc.sql(SELECT)
                .params(channelId, orderNo)
                .query(LocalOrders::read)
                .optional();
    }

    /** Locked against other refunds of it. */
    Optional<LocalOrder> lock(String channelId, String orderNo) {
        return jdbc.sql(SELECT + " for no key update")
                .params(channelId, orderNo)
                .query(LocalOrders::read)
                .optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is no such order */
    Instant paidAt(String channelId, String orderNo) {
        return jdbc.sql("select created_at from local_order where channel_id = ? and order_no = ?")
                .params(channelId, orderNo)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is an order of this number; the transaction is lost then */
    void paid(String channelId, PaidOrder order) {
        jdbc.sql("""
                insert into local_order (channel_id, order_no, state, payment_id, account_id, owner, amount_minor, currency, units, created_at)
                values (?, ?, 'paid', ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        channelId,
                        order.orderNo(),
                        order.paymentId(),
                        order.accountId(),
                        order.owner(),
                        order.amount().amountMinor(),
                        order.amount().currency(),
                        order.units(),
                        now())
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is an order of this number; the transaction is lost then */
    void declined(String channelId, String orderNo, Money amount, String reasonCode) {
        jdbc.sql("""
                insert into local_order (channel_id, order_no, state, reason_code, amount_minor, currency, created_at)
                values (?, ?, 'declined', ?, ?, ?, ?)""")
                .params(channelId, orderNo, reasonCode, amount.amountMinor(), amount.currency(), now())
                .update();
    }

    /** Takes the number, so that a request still under way cannot pay under it; without effect when it was taken before. */
    void close(String channelId, String orderNo, Money amount) {
        jdbc.sql("""
                insert into local_order (channel_id, order_no, state, amount_minor, currency, created_at) values (?, ?, 'closed', ?, ?, ?)
                on conflict do nothing""")
                .params(channelId, orderNo, amount.amountMinor(), amount.currency(), now())
                .update();
    }

    boolean hasRefund(String channelId, String refundNo) {
        return jdbc.sql("select exists (select 1 from local_refund where channel_id = ? and refund_no = ?)")
                .params(channelId, refundNo)
                .query(Boolean.class)
                .single();
    }

    void refunded(String channelId, String orderNo, LocalRefund refund) {
        jdbc.sql("""
                with counted as (
                    update local_order set refunded_minor = refunded_minor + :amount, refunded_units = refunded_units + :units
                    where channel_id = :channel and order_no = :order)
                insert into local_refund (channel_id, refund_no, order_no, amount_minor, units, created_at)
                values (:channel, :refund, :order, :amount, :units, :now)""")
                .param("channel", channelId)
                .param("order", orderNo)
                .param("refund", refund.refundNo())
                .param("amount", refund.amount().amountMinor())
                .param("units", refund.units())
                .param("now", now())
                .update();
    }

    /** What the order of this number is for; empty when it is none of ours. */
    Optional<OrderSource> source(String channelId, String orderNo) {
        return jdbc.sql("""
                        select p.id, p.merchant_id, p.payer_id from payment_attempt a join payment p on p.id = a.payment_id
                        where a.channel_id = ? and a.channel_order_no = ?""")
                .params(channelId, orderNo)
                .query((row, number) ->
                        new OrderSource(row.getString("id"), row.getString("merchant_id"), row.getString("payer_id")))
                .optional();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static LocalOrder read(ResultSet row, int number) throws SQLException {
        LocalOrder.State state = switch (row.getString("state")) {
            case "paid" -> new LocalOrder.State.Paid();
            case "declined" -> new LocalOrder.State.Declined(row.getString("reason_code"));
            case "closed" -> new LocalOrder.State.Closed();
            default -> throw new IllegalStateException("no state of an order: " + row.getString("state"));
        };
        return new LocalOrder(
                row.getString("order_no"),
                state,
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                new LocalOrder.Paid(
                        row.getString("payment_id"),
                        row.getString("account_id"),
                        row.getString("owner"),
                        row.getLong("units"),
                        row.getLong("refunded_minor"),
                        row.getLong("refunded_units")));
    }
}
