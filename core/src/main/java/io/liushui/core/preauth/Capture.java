package io.liushui.core.preauth;

import io.liushui.core.money.Money;
import java.time.Instant;

/**
 * A capture as it stands.
 *
 * @param paymentId the authorisation
 * @param last whether what is still held is let go with it
 * @param releasedMinor how much was let go with it, in minor units
 * @param reasonCode why it failed, or why its void was declined, else null
 * @param operationId the request to the channel, null before its turn
 * @param finishedAt when it was known to have succeeded or failed, or null
 */
public record Capture(
        String id,
        String paymentId,
        String merchantId,
        String appId,
        String merchantCaptureNo,
        Money amount,
        boolean last,
        long releasedMinor,
        CaptureState state,
        String reasonCode,
        String operationId,
        String traceId,
        Instant createdAt,
        Instant finishedAt,
        Instant voidedAt) {}
