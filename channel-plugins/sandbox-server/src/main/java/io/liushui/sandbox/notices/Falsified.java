package io.liushui.sandbox.notices;

import io.liushui.sandbox.orders.Order;

/** Orders as a misleading notification describes them. */
final class Falsified {

    private Falsified() {}

    static Order amount(Order order, long amount) {
        return copy(order, order.orderNo(), amount, order.state(), order.code());
    }

    static Order orderNo(Order order, String orderNo) {
        return copy(order, orderNo, order.amount(), order.state(), order.code());
    }

    static Order declined(Order order) {
        return copy(order, order.orderNo(), order.amount(), Order.State.DECLINED, "card_declined");
    }

    private static Order copy(Order order, String orderNo, long amount, Order.State state, String code) {
        return new Order(
                orderNo,
                order.method(),
                amount,
                order.currency(),
                order.subject(),
                order.expiresAt(),
                order.returnUrl(),
                order.notificationUrl(),
                state,
                code,
                order.reference(),
                order.token(),
                order.charges(),
                order.refunded(),
                order.createdAt());
    }
}
