package io.liushui.sandbox.orders;

/** @param amount in minor units */
public record NewRefund(String refundNo, String orderNo, long amount, String currency, String reason) {

    /** @throws Refusal naming what is wrong */
    public NewRefund validated() {
        Numbers.require(refundNo, "refund_no");
        Numbers.require(orderNo, "order_no");
        if (amount < 1 || currency == null) {
            throw new Refusal(422, "invalid_request", "amount and currency must be given");
        }
        return this;
    }
}
