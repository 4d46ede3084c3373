package io.liushui.spi;

/**
 * @param refundNo our refund number, 8 to 32 letters and digits
 * @param amountMinor what is paid back now, in minor units
 */
public record RefundRequest(
        String refundNo,
        String orderNo,
        String channelRef,
        long amountMinor,
        String currency,
        String reason,
        String traceId) {}
