package io.liushui.spi;

import java.time.Instant;

/**
 * An order as we and the channel know it.
 *
 * @param channelRef the channel's own number, null while unknown
 * @param submittedAt when it was first sent
 */
public record OrderReference(
        String orderNo, String channelRef, long amountMinor, String currency, Instant submittedAt, String traceId) {}
