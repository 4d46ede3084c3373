package io.liushui.core.refunds;

import java.util.Map;

/**
 * A merchant's request, its fields already validated.
 *
 * @param amountMinor in minor units of the capture's currency, 1 or more; null: all that is left
 * @param reason may be null
 */
public record RequestCaptureRefund(
        String appId,
        String captureId,
        String merchantRefundNo,
        Long amountMinor,
        String reason,
        Map<String, String> metadata,
        String traceId) {}
