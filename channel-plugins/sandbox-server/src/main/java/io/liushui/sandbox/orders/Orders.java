package io.liushui.sandbox.orders;

import io.liushui.sandbox.orders.Order.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What can be done with an order, each in one durable transaction. */
public final class Orders {

    private static final long LATER_MILLIS = 2_000;
    private static final String UNKNOWN = "order_not_found";

    private final Store store;
    private final Clock clock;
    private final Announcements announcements;
    private final String defaultNotificationUrl;

    /** @param defaultNotificationUrl for orders that name none; null: none is sent */
    public Orders(Store store, Clock clock, Announcements announcements, String defaultNotificationUrl) {
        this.store = store;
        this.clock = clock;
        this.announcements = announcements;
        this.defaultNotificationUrl = defaultNotificationUrl;
    }

    /**
     * Takes an order; a repeated number gets the order as it stands.
     *
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the number was closed before, or belongs to another order
     */
    public Order submit(NewOrder order, boolean announce) {
        return store.write(sql -> submit(sql, order, announce));
    }

    /** Submits by itself after the delay. */
    public void submitLater(NewOrder order, String json, long delayMillis) {
        store.write(sql -> {
            Plans.add(sql, clock.millis() + delayMillis, Plans.Action.SUBMIT, order.orderNo(), json);
            return null;
        });
    }

    Order submit(Sql sql, NewOrder order, boolean announce) throws SQLException {
        Optional<Order> known = OrderTable.find(sql, order.orderNo());
        return known.isPresent() ? repeated(expire(sql, known.get()), order) : first(sql, order, announce);
    }

    private Order first(Sql sql, NewOrder order, boolean announce) throws SQLException {
        long now = clock.millis();
        String url = order.notificationUrl() == null ? defaultNotificationUrl : order.notificationUrl();
        MagicAmount magic = MagicAmount.of(order);
        OrderTable.insert(sql, order, url, State.PENDING, null, now);
        if (now >= order.expiresAt()) {
            return OrderTable.finish(sql, order.orderNo(), State.CLOSED, "order_expired");
        }
        if (order.method().equals(NewOrder.WALLET)) {
            return OrderTable.find(sql, order.orderNo()).orElseThrow();
        }
        if (magic == MagicAmount.SUCCEEDS_LATER || magic == MagicAmount.DECLINED_LATER) {
            Plans.Action action = magic == MagicAmount.SUCCEEDS_LATER ? Plans.Action.CHARGE : Plans.Action.DECLINE;
            Plans.add(sql, now + LATER_MILLIS, action, order.orderNo(), magic.code());
            return OrderTable.find(sql, order.orderNo()).orElseThrow();
        }
        Order finished = magic == null
                ? OrderTable.charge(sql, order.orderNo())
                : OrderTable.finish(sql, order.orderNo(), State.DECLINED, magic.code());
        announcements.finished(sql, finished, announce);
        return finished;
    }

    private static Order repeated(Order known, NewOrder order) {
        boolean tombstone = known.amount() == 0;
        if (!tombstone
                && (known.amount() != order.amount()
                        || !known.currency().equals(order.currency())
                        || !known.method().equals(order.method()))) {
            throw new Refusal(409, "order_conflict", "the number belongs to an order with other content");
        }
        if (known.state() == State.CLOSED) {
            throw new Refusal(409, "order_closed", "the order is closed");
        }
        return known;
    }

    /** @throws Refusal when the number was never seen */
    public Order find(String orderNo) {
        Order order = peek(orderNo).orElseThrow(Orders::unknown);
        return hasExpired(order) ? store.write(sql -> expire(sql, order)) : order;
    }

    public Optional<Order> peek(String orderNo) {
        return store.read(sql -> OrderTable.find(sql, orderNo));
    }

    public Optional<Order> findByToken(String token) {
        return store.read(sql -> OrderTable.findByToken(sql, token)).map(order -> find(order.orderNo()));
    }

    /**
     * Closes an order, known or not.
     *
     * @param chargeAfterMillis takes the money all the same after this time; negative: never
     * @return the order, paid if it was paid before
     */
    public Order close(String orderNo, long chargeAfterMillis) {
        Numbers.require(orderNo, "order_no");
        return store.write(sql -> {
            long now = clock.millis();
            if (OrderTable.find(sql, orderNo).isEmpty()) {
                NewOrder tombstone = new NewOrder(orderNo, "", 0, "", "", now, null, null, null);
                OrderTable.insert(sql, tombstone, defaultNotificationUrl, State.CLOSED, "order_closed", now);
            }
            Order order = OrderTable.find(sql, orderNo).orElseThrow();
            if (chargeAfterMillis >= 0 && order.amount() > 0 && order.charges() == 0) {
                Plans.add(sql, now + chargeAfterMillis, Plans.Action.CHARGE, orderNo, null);
            }
            return order.state() == State.PENDING
                    ? OrderTable.finish(sql, orderNo, State.CLOSED, "order_closed")
                    : order;
        });
    }

    /** The payer agrees; an order that is not open any more stays as it is. */
    public Order confirm(String orderNo) {
        return store.write(sql -> {
            Order order = expire(sql, OrderTable.find(sql, orderNo).orElseThrow(Orders::unknown));
            return order.state() == State.PENDING ? charge(sql, order) : order;
        });
    }

    /** The payer refuses; an order that is not open any more stays as it is. */
    public Order refuse(String orderNo) {
        return store.write(sql -> {
            Order order = expire(sql, OrderTable.find(sql, orderNo).orElseThrow(Orders::unknown));
            return order.state() == State.PENDING ? decline(sql, order, "payer_refused") : order;
        });
    }

    /** Takes the money whatever state the order is in, once. */
    public Order forcePaid(String orderNo) {
        return store.write(sql -> charge(sql, OrderTable.find(sql, orderNo).orElseThrow(Orders::unknown)));
    }

    public List<Charge> charges(long after, int limit) {
        return store.write(sql -> OrderTable.charges(sql, after, limit));
    }

    Order charge(Sql sql, Order order) throws SQLException {
        if (order.charges() > 0) {
            return order;
        }
        if (order.amount() == 0) {
            throw new Refusal(409, "order_closed", "the order was never submitted");
        }
        Order charged = OrderTable.charge(sql, order.orderNo());
        announcements.finished(sql, charged, true);
        return charged;
    }

    Order decline(Sql sql, Order order, String code) throws SQLException {
        Order declined = OrderTable.finish(sql, order.orderNo(), State.DECLINED, code);
        announcements.finished(sql, declined, true);
        return declined;
    }

    private Order expire(Sql sql, Order order) throws SQLException {
        return hasExpired(order) ? OrderTable.finish(sql, order.orderNo(), State.CLOSED, "order_expired") : order;
    }

    private boolean hasExpired(Order order) {
        return order.state() == State.PENDING && !order.payableAt(clock.millis());
    }

    private static Refusal unknown() {
        return new Refusal(404, UNKNOWN, "no order has this number");
    }
}
