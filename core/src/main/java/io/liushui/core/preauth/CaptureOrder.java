package io.liushui.core.preauth;

/**
 * A merchant takes money that is held.
 *
 * @param amountMinor 1 or more, in minor units; null: all that is held and not asked for yet
 * @param last whether the rest is let go then; null: when no amount is named
 */
public record CaptureOrder(
        String appId,
        String authorizationId,
        String merchantCaptureNo,
        Long amountMinor,
        Boolean last,
        String traceId) {}
