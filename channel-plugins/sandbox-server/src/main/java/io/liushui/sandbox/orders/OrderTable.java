package io.liushui.sandbox.orders;

import io.liushui.sandbox.orders.Order.State;
import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the orders; each method is part of its caller's transaction. */
final class OrderTable {

    private static final String INSERT = """
            insert into orders (order_no, method, amount, currency, subject, expires_at, return_url, notification_url,
              state, code, reference, token, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private OrderTable() {}

    static Optional<Order> find(Sql sql, String orderNo) throws SQLException {
        return sql.one("select * from orders where order_no = ?", Order::read, orderNo);
    }

    static Optional<Order> findByToken(Sql sql, String token) throws SQLException {
        return sql.one("select * from orders where token = ?", Order::read, token);
    }

    static void insert(Sql sql, NewOrder order, String notificationUrl, State state, String code, long now)
            throws SQLException {
        sql.update(
                INSERT,
                order.orderNo(),
                order.method(),
                order.amount(),
                order.currency(),
                order.subject(),
                order.expiresAt(),
                order.returnUrl(),
                notificationUrl,
                state.name(),
                code,
                Numbers.next("sbx"),
                Numbers.next(""),
                now);
    }

    static Order finish(Sql sql, String orderNo, State state, String code) throws SQLException {
        sql.update("update orders set state = ?, code = ? where order_no = ?", state.name(), code, orderNo);
        return find(sql, orderNo).orElseThrow();
    }

    static Order charge(Sql sql, String orderNo) throws SQLException {
        sql.update("""
                update orders set state = 'SUCCEEDED', code = null, charges = charges + 1,
                  charge_sequence = (select coalesce(max(charge_sequence), 0) + 1 from orders)
                where order_no = ? and charges = 0""", orderNo);
        return find(sql, orderNo).orElseThrow();
    }

    static List<Charge> charges(Sql sql, long after, int limit) throws SQLException {
        return sql.list(
                "select * from orders where charge_sequence > ? order by charge_sequence limit ?",
                row -> new Charge(row.getLong("charge_sequence"), Order.read(row)),
                after,
                limit);
    }
}
