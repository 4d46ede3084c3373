package io.liushui.core.preauth;

import io.liushui.core.money.Money;
import java.time.Instant;

/**
 * A capture as it stands.
 *
 * @param paymentId the authorisation
 * @param last whether what is still held is let go with it
 * @param releasedMinor how much was let go with it, in minor units
 * @param refundingMinor how much of it is on its way back by refunds, or back, in minor units
 * @param refundedMinor how much of it is back
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
        long refundingMinor,
        long refundedMinor,
        CaptureState state,
        String reasonCode,
        String operationId,
        String traceId,
        Instant createdAt,
        Instant finishedAt,
        Instant voidedAt) {

    /** What may still be refunded, 0 or more: of a capture that succeeded all that is not on its way back. */
    public long remainingMinor() {
        return state == CaptureState.SUCCEEDED ? amount.amountMinor() - refundingMinor : 0;
    }
}
