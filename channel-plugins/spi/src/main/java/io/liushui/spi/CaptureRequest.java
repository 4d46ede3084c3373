package io.liushui.spi;

import java.time.Instant;

/**
 * Takes all or a part of what was authorised.
 *
 * @param captureNo our number of the capture, 8 to 32 letters and digits
 * @param amountMinor in minor units of the authorisation's currency
 * @param last whether what remains is released
 * @param submittedAt when it was first sent
 */
public record CaptureRequest(
        String captureNo,
        OrderReference authorization,
        long amountMinor,
        String subject,
        boolean last,
        Instant submittedAt,
        String traceId) {}
