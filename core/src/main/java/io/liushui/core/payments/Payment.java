package io.liushui.core.payments;

import io.liushui.core.money.Money;
import java.time.Instant;
import java.util.Map;

/**
 * A payment as it stands.
 *
 * @param method null until the payer has chosen one on the cashier
 * @param action what the payer has to do, null unless the state is {@code requires_action}
 * @param refundingMinor of all refunds that have not failed, in minor units of the amount's currency; at most the amount
 * @param refundedMinor paid back so far, in the same unit; at most {@code refundingMinor}
 * @param finishedAt null while open
 */
public record Payment(
        String id,
        String merchantId,
        String appId,
        String merchantOrderNo,
        Money amount,
        String subject,
        PaymentPurpose purpose,
        String method,
        Payer payer,
        Map<String, String> orderInfo,
        Map<String, String> metadata,
        String returnUrl,
        String cashierToken,
        PaymentState state,
        NextAction action,
        boolean closeRequested,
        long refundingMinor,
        long refundedMinor,
        String traceId,
        Instant createdAt,
        Instant expiresAt,
        Instant finishedAt) {

    /** What may still be refunded, in minor units. */
    public long remainingMinor() {
        return amount.amountMinor() - refundingMinor;
    }

    public PaymentIntent intent() {
        return PaymentIntent.of(id);
    }

    Payment with(PaymentState newState, NextAction newAction, Instant now) {
        return new Payment(
                id,
                merchantId,
                appId,
                merchantOrderNo,
                amount,
                subject,
                purpose,
                method,
                payer,
                orderInfo,
                metadata,
                returnUrl,
                cashierToken,
                newState,
                newAction,
                closeRequested,
                refundingMinor,
                refundedMinor,
                traceId,
                createdAt,
                expiresAt,
                newState.terminal() ? now : null);
    }
}
