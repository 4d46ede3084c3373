package io.liushui.sandbox.books;

import java.util.Map;

/**
 * Money to be paid back.
 *
 * @param orderNo the order's or the capture's
 * @param amount in minor units; of a void the whole
 * @param notificationUrl null for the order's
 * @param details may be null
 */
public record NewRefund(
        String refundNo,
        String orderNo,
        Refund.Kind kind,
        long amount,
        String currency,
        String reason,
        String notificationUrl,
        Map<String, String> details)
        implements Command {

    @Override
    public String number() {
        return refundNo;
    }

    void validate() {
        Numbers.require(refundNo, "refund_no");
        Numbers.require(orderNo, "order_no");
        NewOrder.require(kind != null && amount >= 1 && currency != null, "invalid_request", "amount or currency");
    }
}
