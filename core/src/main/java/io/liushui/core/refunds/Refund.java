package io.liushui.core.refunds;

import io.liushui.core.money.Money;
import java.time.Instant;
import java.util.Map;

/**
 * A refund or void as it stands.
 *
 * @param attemptId whose money goes back
 * @param captureId what of an authorisation goes back; null for a payment
 * @param merchantRefundNo the merchant's number, unique per app; null when it gave none
 * @param fallbackReason why a void that was asked for is a refund, or null
 * @param reason the merchant's words, or null
 * @param operationId the last request to the channel
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
        String channelId,
        RefundState state,
        FallbackReason fallbackReason,
        String reason,
        Map<String, String> metadata,
        String operationId,
        Long driverInstance,
        String traceId,
        Instant createdAt,
        Instant finishedAt) {}
