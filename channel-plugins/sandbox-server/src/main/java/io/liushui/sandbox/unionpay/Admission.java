package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;

/** What UnionPay asks of a transaction before the books see it. */
final class Admission {

    private final SandboxHost host;

    Admission(SandboxHost host) {
        this.host = host;
    }

    /** It takes a number once, and does not answer it alike a second time. */
    void requireNew(String number) {
        if (host.books().orders().peek(number).isPresent()
                || host.books().refunds().peek(number).isPresent()
                || host.books().captures().findRelease(number).isPresent()) {
            throw new Refusal(200, "order_conflict", "2010002");
        }
    }

    static void requireLeft(Order order) {
        if (order.charges() > 0 && order.refunded() == order.amount()) {
            throw new Refusal(200, "45", "2040011");
        }
    }

    /** @param millis when the original was done */
    void requireSameDay(long millis) {
        if (!Told.settlementDay(millis).equals(Told.settlementDay(host.clock().millis()))) {
            throw new Refusal(200, "39", "2060001");
        }
    }
}
