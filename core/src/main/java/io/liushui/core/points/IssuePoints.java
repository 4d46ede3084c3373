package io.liushui.core.points;

import java.time.Duration;

/**
 * A merchant gives a payer points.
 *
 * @param appId told of them
 * @param issueNo the merchant's number, unique per app; repeated with the same content it does nothing
 * @param payerId the payer's id at the merchant
 * @param points 1 to 1,000,000,000
 * @param expiresIn more than 0
 */
public record IssuePoints(
        String merchantId,
        String appId,
        String issueNo,
        String payerId,
        long points,
        Duration expiresIn,
        String traceId) {}
