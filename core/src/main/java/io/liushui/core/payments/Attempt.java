package io.liushui.core.payments;

import io.liushui.core.money.Money;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import java.time.Instant;

/**
 * One try of a payment at one channel, under one order number.
 *
 * @param firstSentAt null until the first submission was committed
 * @param sentAt when it was submitted last, null as long
 */
record Attempt(
        String id,
        String paymentId,
        int number,
        String channelId,
        String method,
        String orderNo,
        Money amount,
        State state,
        String channelRef,
        String reasonCode,
        Instant firstSentAt,
        Instant sentAt) {

    enum State {
        CREATED,
        SENT,
        PENDING,
        UNKNOWN,
        SUCCEEDED,
        DECLINED,
        NEXT_ROUTE,
        CLOSED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether money may still move, or move again, under this order number as far as we know. */
        boolean inFlight() {
            return switch (this) {
                case SENT, PENDING, UNKNOWN -> true;
                case CREATED, SUCCEEDED, DECLINED, NEXT_ROUTE, CLOSED -> false;
            };
        }
    }

    /** Whether money may still move under this order number, also because it was sent before and is to be sent again: only the channel knows. */
    boolean mayBePaid() {
        return state.inFlight() || toBeSentAgain();
    }

    /** Whether what the channel answered to its submission was lost, as far as we know. */
    boolean answerLost() {
        return state == State.UNKNOWN || toBeSentAgain();
    }

    private boolean toBeSentAgain() {
        return state == State.CREATED && firstSentAt != null;
    }

    Attempt withChannelRef(String reference) {
        return new Attempt(
                id,
                paymentId,
                number,
                channelId,
                method,
                orderNo,
                amount,
                state,
                reference,
                reasonCode,
                firstSentAt,
                sentAt);
    }

    /** @param payer as this channel knows him */
    PayRequest request(Payment payment, io.liushui.spi.Payer payer) {
        return new PayRequest(
                orderNo,
                method,
                amount.amountMinor(),
                amount.currency(),
                payment.subject(),
                payment.expiresAt(),
                payment.returnUrl(),
                payer,
                firstSentAt,
                payment.traceId());
    }

    OrderReference reference(Payment payment) {
        return new OrderReference(
                orderNo,
                method,
                channelRef,
                amount.amountMinor(),
                amount.currency(),
                firstSentAt,
                payment.expiresAt(),
                payment.traceId());
    }
}
