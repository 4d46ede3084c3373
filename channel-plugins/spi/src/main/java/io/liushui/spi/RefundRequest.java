package io.liushui.spi;

import java.time.Instant;

/**
 * @param refundNo our refund number, 8 to 32 letters and digits
 * @param order what was paid, with its whole amount
 * @param amountMinor what is paid back now, in minor units of the order's currency
 * @param submittedAt when it was first sent
 */
public record RefundRequest(
        String refundNo, OrderReference order, long amountMinor, String reason, Instant submittedAt, String traceId) {}
