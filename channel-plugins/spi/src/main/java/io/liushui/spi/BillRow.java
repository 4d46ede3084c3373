package io.liushui.spi;

import java.time.LocalDateTime;

/**
 * One movement of a channel's bill.
 *
 * @param number ours: the order, refund, void or capture number; may be null
 * @param orderNo our number of the order that it belongs to; may be null
 * @param channelRef the channel's number of the movement
 * @param amountMinor at least 0, in minor units
 * @param feeMinor what the channel keeps; negative when it gives a fee back
 * @param at in the channel's own time
 */
public record BillRow(
        Kind kind,
        String number,
        String orderNo,
        String channelRef,
        long amountMinor,
        long feeMinor,
        String currency,
        LocalDateTime at) {

    /** Which way the money went. */
    public enum Kind {
        PAYMENT,
        REFUND
    }
}
