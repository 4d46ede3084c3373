package io.liushui.spi;

import java.time.Instant;

/**
 * Releases what remains of an authorisation.
 *
 * @param voidNo our number of the void, 8 to 32 letters and digits
 * @param remainingMinor all that is still held, in minor units
 * @param submittedAt when it was first sent
 */
public record AuthorizationVoidRequest(
        String voidNo,
        OrderReference authorization,
        long remainingMinor,
        String reason,
        Instant submittedAt,
        String traceId) {}
