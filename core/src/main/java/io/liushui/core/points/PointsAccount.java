package io.liushui.core.points;

import java.time.Instant;

/**
 * A payer's points at a merchant.
 *
 * @param id {@code pts_…}
 * @param payerId the payer's id at the merchant
 */
public record PointsAccount(String id, String merchantId, String payerId, String accountId, Instant createdAt) {
    /** In the place of a currency. */
    public static final String UNIT = "PTS";
}
