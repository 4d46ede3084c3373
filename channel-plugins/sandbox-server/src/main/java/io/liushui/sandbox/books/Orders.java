package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Order.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with an order of one channel, each in one durable transaction. Captures are orders too. */
public final class Orders {

    private final Desk desk;
    private final OrderMoney money;

    Orders(Desk desk) {
        this.desk = desk;
        this.money = new OrderMoney(desk);
    }

    /**
     * Takes an order; a repeated number gets the order as it stands.
     *
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the number was closed before, or belongs to another order
     */
    public Order submit(NewOrder order, boolean announce) {
        order.validate();
        return desk.store().write(sql -> submit(sql, order, announce));
    }

    Order submit(Sql sql, NewOrder order, boolean announce) throws SQLException {
        Optional<Order> known = find(sql, order.orderNo());
        return known.isPresent() ? repeated(expire(sql, known.get()), order) : first(sql, order, announce);
    }

    private Order first(Sql sql, NewOrder order, boolean announce) throws SQLException {
        Numbers.requireFree(sql, order.orderNo());
        Order kept = OrderTable.insert(sql, desk, order, null, State.PENDING, null);
        if (desk.clock().millis() >= order.expiresAt()) {
            return OrderTable.finish(sql, kept, State.CLOSED, "order_expired");
        }
        return order.decision() == Decision.AT_ONCE ? money.decide(sql, kept, announce) : kept;
    }

    private static Order repeated(Order known, NewOrder order) {
        if (!known.tombstone()
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

    /** @throws Refusal {@code order_not_found} when the channel never saw the number */
    public Order find(String orderNo) {
        return upToDate(peek(orderNo).orElseThrow(Orders::unknown));
    }

    public Optional<Order> peek(String orderNo) {
        return desk.store().read(sql -> find(sql, orderNo));
    }

    /** By the channel's own number. */
    public Optional<Order> findByReference(String reference) {
        return desk.store()
                .read(sql -> OrderTable.findByReference(sql, desk.channel(), reference))
                .map(this::upToDate);
    }

    /** Oldest first; reads all of the channel's orders. */
    public List<Order> findByDetail(String name, String value) {
        return desk.store().read(sql -> OrderTable.findByDetail(sql, desk.channel(), name, value)).stream()
                .map(this::upToDate)
                .toList();
    }

    /** Oldest first. */
    public List<Order> capturesOf(String authorizationNo) {
        return desk.store().read(sql -> OrderTable.capturesOf(sql, desk.channel(), authorizationNo));
    }

    /** Adds to the order's details, or replaces some. */
    public Order note(String orderNo, Map<String, String> details) {
        return desk.store().write(sql -> OrderTable.note(sql, known(sql, orderNo), details));
    }

    /**
     * Closes an order, known or not.
     *
     * @param chargeAfterMillis takes the money all the same after this time; negative: never
     * @return the order, paid if it was paid before
     */
    public Order close(String orderNo, long chargeAfterMillis) {
        Numbers.require(orderNo, "order_no");
        return desk.store().write(sql -> {
            Optional<Order> known = find(sql, orderNo);
            Order order = known.isPresent() ? known.get() : tombstone(sql, orderNo);
            if (chargeAfterMillis >= 0 && order.amount() > 0 && order.charges() == 0) {
                Plans.add(sql, desk, chargeAfterMillis, Plans.Action.CHARGE, orderNo, null);
            }
            return order.open() ? money.giveUp(sql, order, State.CLOSED, "order_closed") : order;
        });
    }

    private Order tombstone(Sql sql, String orderNo) throws SQLException {
        Numbers.requireFree(sql, orderNo);
        long now = desk.clock().millis();
        NewOrder nothing = new NewOrder(orderNo, "", Decision.BY_PAYER, 0, "", "", now, null, null, null);
        return OrderTable.insert(sql, desk, nothing, null, State.CLOSED, "order_closed");
    }

    /** The payer agrees; an order that is not open any more stays as it is. */
    public Order confirm(String orderNo) {
        return desk.store().write(sql -> {
            Order order = expire(sql, known(sql, orderNo));
            if (order.state() != State.PENDING) {
                return order;
            }
            if (order.decision() == Decision.PAYER_THEN_MERCHANT) {
                Order approved = OrderTable.finish(sql, order, State.APPROVED, null);
                desk.announcements().happened(sql, new Event.OrderChanged(approved), true);
                return approved;
            }
            return money.charge(sql, order);
        });
    }

    /** The payer refuses; an order that is not open any more stays as it is. */
    public Order refuse(String orderNo) {
        return desk.store().write(sql -> {
            Order order = expire(sql, known(sql, orderNo));
            return order.state() == State.PENDING ? money.decline(sql, order, "payer_refused") : order;
        });
    }

    /**
     * The merchant takes the money of an approved order; magic amounts apply. One that is decided stays as it is.
     *
     * @throws Refusal {@code order_not_approved} while the payer has not agreed
     */
    public Order complete(String orderNo, boolean announce) {
        return desk.store().write(sql -> {
            Order order = expire(sql, known(sql, orderNo));
            if (order.state() == State.PENDING && order.decision() == Decision.PAYER_THEN_MERCHANT) {
                throw new Refusal(409, "order_not_approved", "the payer has not agreed yet");
            }
            return order.state() == State.APPROVED ? money.decide(sql, order, announce) : order;
        });
    }

    /** Whatever is paid back from now on meets the payer's account like this. */
    public Order setPayerAccount(String orderNo, PayerAccount account) {
        return note(orderNo, account.detail());
    }

    /** Takes the money whatever state the order is in, once. */
    public Order forcePaid(String orderNo) {
        return desk.store().write(sql -> money.charge(sql, known(sql, orderNo)));
    }

    OrderMoney money() {
        return money;
    }

    Optional<Order> find(Sql sql, String orderNo) throws SQLException {
        return OrderTable.find(sql, desk.channel(), orderNo);
    }

    private Order known(Sql sql, String orderNo) throws SQLException {
        return find(sql, orderNo).orElseThrow(Orders::unknown);
    }

    private Order upToDate(Order order) {
        return hasExpired(order) ? desk.store().write(sql -> expire(sql, order)) : order;
    }

    private Order expire(Sql sql, Order order) throws SQLException {
        return hasExpired(order) ? money.giveUp(sql, order, State.CLOSED, "order_expired") : order;
    }

    private boolean hasExpired(Order order) {
        return order.open() && !order.payableAt(desk.clock().millis());
    }

    static Refusal unknown() {
        return new Refusal(404, "order_not_found", "no order has this number");
    }
}
