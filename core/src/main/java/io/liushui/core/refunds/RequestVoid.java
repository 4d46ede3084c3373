package io.liushui.core.refunds;

/**
 * A merchant's request, its fields already validated.
 *
 * @param merchantRefundNo may be null
 * @param reason may be null
 */
public record RequestVoid(String appId, String paymentId, String merchantRefundNo, String reason, String traceId) {}
