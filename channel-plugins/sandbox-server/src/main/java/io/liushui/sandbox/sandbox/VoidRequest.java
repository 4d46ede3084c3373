package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/**
 * The JSON of a void, which takes a whole payment or capture back.
 *
 * @param orderNo of a capture its own number
 * @param amount in minor units, the whole
 */
record VoidRequest(String voidNo, String orderNo, long amount, String currency, String reason) {

    /** @throws Refusal naming what is wrong */
    VoidRequest validated() {
        Checks.number(voidNo, "void_no");
        Checks.number(orderNo, "order_no");
        Checks.money(amount, currency);
        return this;
    }

    NewRefund toRefund() {
        return new NewRefund(voidNo, orderNo, Refund.Kind.VOID, amount, currency, reason, null, Map.of());
    }
}
