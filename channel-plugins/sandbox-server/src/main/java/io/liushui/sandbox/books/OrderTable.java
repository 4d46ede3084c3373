package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Order.State;
import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the orders; each method is part of its caller's transaction. */
final class OrderTable {

    private static final String INSERT = """
            insert into orders (channel, order_no, authorization_no, method, decision, amount, currency, subject,
              expires_at, return_url, notification_url, state, code, reference, token, created_at, details)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private OrderTable() {}

    static Optional<Order> find(Sql sql, String channel, String orderNo) throws SQLException {
        return sql.one("select * from orders where order_no = ? and channel = ?", Order::read, orderNo, channel);
    }

    static Optional<Order> findByReference(Sql sql, String channel, String reference) throws SQLException {
        return sql.one("select * from orders where channel = ? and reference = ?", Order::read, channel, reference);
    }

    static List<Order> findByDetail(Sql sql, String channel, String name, String value) throws SQLException {
        return sql.list(
                "select * from orders where channel = ? and json_extract(details, ?) = ? order by created_at, order_no",
                Order::read,
                channel,
                Details.path(name),
                value);
    }

    static List<Order> capturesOf(Sql sql, String channel, String authorizationNo) throws SQLException {
        return sql.list(
                "select * from orders where authorization_no = ? and channel = ? order by created_at, order_no",
                Order::read,
                authorizationNo,
                channel);
    }

    static Order insert(Sql sql, Desk desk, NewOrder order, String authorizationNo, State state, String code)
            throws SQLException {
        References.Kind kind = authorizationNo == null ? References.Kind.ORDER : References.Kind.CAPTURE;
        sql.update(
                INSERT,
                desk.channel(),
                order.orderNo(),
                authorizationNo,
                order.method(),
                order.decision().name(),
                order.amount(),
                order.currency(),
                order.subject(),
                order.expiresAt(),
                order.returnUrl(),
                desk.addressOr(order.notificationUrl()),
                state.name(),
                code,
                desk.references().next(kind),
                Numbers.next(""),
                desk.clock().millis(),
                Details.write(order.details()));
        return find(sql, desk.channel(), order.orderNo()).orElseThrow();
    }

    static Order finish(Sql sql, Order order, State state, String code) throws SQLException {
        sql.update("update orders set state = ?, code = ? where order_no = ?", state.name(), code, order.orderNo());
        return again(sql, order);
    }

    static Order charge(Sql sql, Order order, long now) throws SQLException {
        sql.update("""
                update orders set state = 'SUCCEEDED', code = null, charges = charges + 1, charged_at = ?,
                  charge_sequence = (select coalesce(max(charge_sequence), 0) + 1 from orders)
                where order_no = ? and charges = 0""", now, order.orderNo());
        return again(sql, order);
    }

    static void addRefunded(Sql sql, Order order, long amount) throws SQLException {
        sql.update("update orders set refunded = refunded + ? where order_no = ?", amount, order.orderNo());
    }

    static Order note(Sql sql, Order order, Map<String, String> more) throws SQLException {
        Map<String, String> details = new HashMap<>(order.details());
        details.putAll(more);
        sql.update("update orders set details = ? where order_no = ?", Details.write(details), order.orderNo());
        return again(sql, order);
    }

    /** @param channel null for all */
    static List<Charge> charges(Sql sql, String channel, long after, int limit) throws SQLException {
        return sql.list(
                """
                select * from orders where charge_sequence > ? and (? is null or channel = ?)
                order by charge_sequence limit ?""",
                row -> new Charge(row.getLong("charge_sequence"), Order.read(row)),
                after,
                channel,
                channel,
                limit);
    }

    static List<Charge> chargedBetween(Sql sql, String channel, long from, long until) throws SQLException {
        return sql.list("""
                select * from orders where channel = ? and charged_at >= ? and charged_at < ?
                order by charge_sequence""", row -> new Charge(row.getLong("charge_sequence"), Order.read(row)), channel, from, until);
    }

    private static Order again(Sql sql, Order order) throws SQLException {
        return find(sql, order.channel(), order.orderNo()).orElseThrow();
    }
}
