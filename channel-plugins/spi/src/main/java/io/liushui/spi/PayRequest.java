package io.liushui.spi;

import java.time.Instant;

/**
 * @param orderNo our order number at the channel, 8 to 32 letters and digits, unique per channel
 * @param subject what is paid for, up to 256 characters, any script
 * @param expiresAt after this instant the channel must not take the money
 * @param returnUrl where the payer's browser goes afterwards, may be null
 * @param submittedAt when it was first sent; the same in every {@link OrderReference} to it
 * @param traceId 32 lower-case hex digits (W3C trace context), may be null
 */
public record PayRequest(
        String orderNo,
        String method,
        long amountMinor,
        String currency,
        String subject,
        Instant expiresAt,
        String returnUrl,
        Payer payer,
        Instant submittedAt,
        String traceId) {}
