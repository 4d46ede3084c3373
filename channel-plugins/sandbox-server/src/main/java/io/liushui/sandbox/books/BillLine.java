package io.liushui.sandbox.books;

/**
 * One movement of money.
 *
 * @param order the payment or capture; of a refund or void the one that it belongs to
 * @param refund null for a charge
 * @param amount in minor units, positive for refunds too
 * @param fee in minor units, at least 0; with a refund it is what the channel gives back, if it does
 * @param at milliseconds since 1970 when the money moved
 */
public record BillLine(Kind kind, Order order, Refund refund, long amount, long fee, long at) {

    public enum Kind {
        PAYMENT,
        CAPTURE,
        REFUND,
        VOID
    }
}
