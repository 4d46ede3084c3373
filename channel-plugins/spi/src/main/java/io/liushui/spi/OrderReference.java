package io.liushui.spi;

import java.time.Instant;

/**
 * An order or an authorisation as we and the channel know it.
 *
 * @param channelRef the channel's own number, null while unknown
 * @param submittedAt when it was first sent
 * @param expiresAt after this instant the channel must not take the money
 */
public record OrderReference(
        String orderNo,
        String method,
        String channelRef,
        long amountMinor,
        String currency,
        Instant submittedAt,
        Instant expiresAt,
        String traceId) {}
