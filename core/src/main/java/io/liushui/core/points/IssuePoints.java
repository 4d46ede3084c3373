package io.liushui.core.points;

import java.time.Instant;

/**
 * A merchant gives a payer points.
 *
 * @param appId told of them
 * @param payerId the payer's id at the merchant
 * @param points 1 to 1,000,000,000
 * @param expiresAt in the future
 */
public record IssuePoints(
        String merchantId, String appId, String payerId, long points, Instant expiresAt, String traceId) {}
