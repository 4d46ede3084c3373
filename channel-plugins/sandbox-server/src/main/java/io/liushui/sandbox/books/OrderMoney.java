package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Order.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.Optional;

/** Takes an order's money or lets it go; each method is part of its caller's transaction. */
final class OrderMoney {

    private final Desk desk;

    OrderMoney(Desk desk) {
        this.desk = desk;
    }

    /** The bank's own decision, by the amount. */
    Order decide(Sql sql, Order order, boolean announce) throws SQLException {
        Optional<MagicAmount> magic = MagicAmount.of(order.amount());
        if (magic.filter(MagicAmount::isLater).isPresent()) {
            Plans.Action action =
                    magic.get() == MagicAmount.SUCCEEDS_LATER ? Plans.Action.CHARGE : Plans.Action.DECLINE;
            Plans.add(
                    sql,
                    desk,
                    MagicAmount.LATER_MILLIS,
                    action,
                    order.orderNo(),
                    magic.get().code());
            return OrderTable.finish(sql, order, State.PENDING, null);
        }
        Order finished = magic.isPresent()
                ? giveUp(sql, order, State.DECLINED, magic.get().code())
                : OrderTable.charge(sql, order, desk.clock().millis());
        desk.announcements().happened(sql, new Event.OrderChanged(finished), announce);
        return finished;
    }

    Order charge(Sql sql, Order order) throws SQLException {
        if (order.charges() > 0) {
            return order;
        }
        if (order.amount() == 0) {
            throw new Refusal(409, "order_closed", "the order was never submitted");
        }
        if (order.capture() && !order.open()) {
            AuthorizationTable.capture(sql, order.channel(), order.authorizationNo(), order.amount());
        }
        Order charged = OrderTable.charge(sql, order, desk.clock().millis());
        desk.announcements().happened(sql, new Event.OrderChanged(charged), true);
        return charged;
    }

    Order decline(Sql sql, Order order, String code) throws SQLException {
        Order declined = giveUp(sql, order, State.DECLINED, code);
        desk.announcements().happened(sql, new Event.OrderChanged(declined), true);
        return declined;
    }

    /** What an open capture had taken hold of goes back to its authorisation. */
    Order giveUp(Sql sql, Order order, State state, String code) throws SQLException {
        if (order.capture()) {
            AuthorizationTable.giveBack(sql, order.channel(), order.authorizationNo(), order.amount());
        }
        return OrderTable.finish(sql, order, state, code);
    }
}
