package io.liushui.spi;

import java.time.Instant;

/**
 * @param refundNo our refund number, 8 to 32 letters and digits
 * @param order what was paid, with its whole amount; a capture under its capture number, with the channel's number of the capture
 * @param authorization what the capture was taken from, null unless the order is a capture
 * @param amountMinor what is paid back now, in minor units of the order's currency
 * @param submittedAt when it was first sent
 */
public record RefundRequest(
        String refundNo,
        OrderReference order,
        OrderReference authorization,
        long amountMinor,
        String reason,
        Instant submittedAt,
        String traceId) {

    /** Of a payment. */
    public RefundRequest(
            String refundNo,
            OrderReference order,
            long amountMinor,
            String reason,
            Instant submittedAt,
            String traceId) {
        this(refundNo, order, null, amountMinor, reason, submittedAt, traceId);
    }
}
