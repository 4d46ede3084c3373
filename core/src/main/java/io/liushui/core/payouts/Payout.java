package io.liushui.core.payouts;

import io.liushui.core.money.Money;
import java.time.Instant;
import java.util.Map;

/**
 * A payout as it stands.
 *
 * @param source whose money it pays
 * @param batchId null for a single one
 * @param frozenAt the channel whose position is frozen for it; null while it waits for one
 * @param operationId null before it has its number at a channel
 * @param finishedAt its first end, or null; a return comes later
 */
public record Payout(
        String id,
        String merchantId,
        String appId,
        PayoutSource source,
        String batchId,
        String merchantPayoutNo,
        Money amount,
        String purpose,
        Map<String, String> metadata,
        SealedPayee payee,
        PayoutState state,
        String frozenAt,
        String operationId,
        String traceId,
        Instant createdAt,
        Instant finishedAt,
        Instant returnedAt) {

    /** It was accepted, and no channel has enough for it. */
    boolean waitsForPosition() {
        return state.open() && operationId == null && frozenAt == null;
    }

    Payout at(PayoutState next, Instant now) {
        Instant finished = finishedAt == null && !next.open() ? now : finishedAt;
        Instant returned = returnedAt == null && next instanceof PayoutState.Returned ? now : returnedAt;
        return new Payout(
                id,
                merchantId,
                appId,
                source,
                batchId,
                merchantPayoutNo,
                amount,
                purpose,
                metadata,
                payee,
                next,
                frozenAt,
                operationId,
                traceId,
                createdAt,
                finished,
                returned);
    }

    Payout frozenAt(String channelId) {
        return new Payout(
                id,
                merchantId,
                appId,
                source,
                batchId,
                merchantPayoutNo,
                amount,
                purpose,
                metadata,
                payee,
                state,
                channelId,
                operationId,
                traceId,
                createdAt,
                finishedAt,
                returnedAt);
    }
}
