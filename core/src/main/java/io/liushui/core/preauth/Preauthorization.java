package io.liushui.core.preauth;

import java.time.Instant;

/**
 * A held amount as it stands.
 *
 * @param severalCaptures whether the channel takes it in parts
 * @param closingCommand the command that lets go of what is held, while it is under way, else null
 * @param driverInstance the process instance in which it lives, or null
 * @param warnedAt when its merchant was told that it expires soon, or null
 * @param endedAt since when nothing is held; null while something is
 * @param finishedAt since when nothing can come back either; null before
 */
record Preauthorization(
        String paymentId,
        String merchantId,
        String appId,
        String attemptId,
        String channelId,
        String currency,
        Hold hold,
        boolean severalCaptures,
        HoldState state,
        String closingCommand,
        Long driverInstance,
        String traceId,
        Instant authorizedAt,
        Instant validUntil,
        Instant warnedAt,
        Instant endedAt,
        Instant finishedAt) {}
