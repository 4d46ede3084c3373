package io.liushui.core.payments;

import io.liushui.core.money.Money;
import java.time.Instant;
import java.util.Map;

/**
 * A payment as it stands.
 *
 * @param partsMinor what is paid in other ways than by a channel, in minor units; 0 for most, less than the amount
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
        long partsMinor,
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

    /** What its channel is asked for: the amount without its parts. */
    public Money channelAmount() {
        return new Money(amount.amountMinor() - partsMinor, amount.currency());
    }

    public PaymentIntent intent() {
        return PaymentIntent.of(id);
    }

    Payment inParts(long ofPartsMinor) {
        return new Payment(
                id,
                merchantId,
                appId,
                merchantOrderNo,
                amount,
                ofPartsMinor,
                subject,
                purpose,
                method,
                payer,
                orderInfo,
                metadata,
                returnUrl,
                cashierToken,
                state,
                action,
                closeRequested,
                refundingMinor,
                refundedMinor,
                traceId,
                createdAt,
                expiresAt,
                finishedAt);
    }

    Payment with(PaymentState newState, NextAction newAction, Instant now) {
        return new Payment(
                id,
                merchantId,
                appId,
                merchantOrderNo,
                amount,
                partsMinor,
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
