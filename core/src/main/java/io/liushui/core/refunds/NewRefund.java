package io.liushui.core.refunds;

import io.liushui.core.money.Money;
import java.util.Map;

/** A refund to be opened; see {@link Refund}. */
record NewRefund(
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
        FallbackReason fallbackReason,
        String reason,
        Map<String, String> metadata,
        String traceId) {}
