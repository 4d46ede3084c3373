package io.liushui.core.refunds;

import io.liushui.core.money.Money;
import io.liushui.core.parts.RefundShares;
import java.time.Instant;
import java.util.Map;

/**
 * A refund or void as it stands.
 *
 * @param attemptId whose money goes back
 * @param captureId what of an authorisation goes back; null for a payment
 * @param merchantRefundNo the merchant's number, unique per app; null when it gave none
 * @param shares what of the amount is not the channel's, because the payment had several parts
 * @param fallbackReason why a void that was asked for is a refund, or null
 * @param reason the merchant's words, or null
 * @param operationId the last request to the channel; null when nothing is asked of it
 * @param driverInstance the process instance that drives it, or null
 * @param finishedAt null while pending
 */
public record Refund(
        String id,
        String paymentId,
        String attemptId,
        String captureId,
        String merchantId,
        String appId,
        RefundKind kind,
        Origin origin,
        String merchantRefundNo,
        Money amount,
        RefundShares shares,
        String channelId,
        RefundState state,
        FallbackReason fallbackReason,
        String reason,
        Map<String, String> metadata,
        String operationId,
        Long driverInstance,
        String traceId,
        Instant createdAt,
        Instant finishedAt) {

    /** What the channel is asked to give back; 0 when all of it is the shares'. */
    Money channelAmount() {
        return new Money(amount.amountMinor() - shares.totalMinor(), amount.currency());
    }

    /** What whoever got the payment's money gives back. */
    Money owedBack() {
        return new Money(amount.amountMinor() - shares.byMerchantMinor(), amount.currency());
    }
}
