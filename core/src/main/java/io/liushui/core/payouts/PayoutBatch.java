package io.liushui.core.payouts;

import io.liushui.core.money.Money;
import java.time.Instant;
import java.util.Map;

/**
 * Payouts that were accepted together.
 *
 * @param total the sum
 * @param byState how many, and how much, stand where
 * @param finishedAt when the last one had ended, or null
 */
public record PayoutBatch(
        String id,
        String merchantId,
        String appId,
        String merchantBatchNo,
        int count,
        Money total,
        Map<String, Sum> byState,
        String traceId,
        Instant createdAt,
        Instant finishedAt) {

    /** @param amountMinor in minor units of the batch's currency */
    public record Sum(long count, long amountMinor) {}

    public boolean finished() {
        return finishedAt != null;
    }
}
