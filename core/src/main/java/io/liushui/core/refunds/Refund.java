package io.liushui.core.refunds;

import io.liushui.core.money.Money;
import io.liushui.spi.OrderReference;
import io.liushui.spi.RefundRequest;
import java.time.Instant;

/**
 * A refund as it stands. A state of succeeded or failed is what the channel said; it is booked and told once {@code finishedAt} is set.
 *
 * @param driverInstance the process instance that drives it, or null
 * @param sentAt when it was last sent, or null
 */
record Refund(
        String id,
        String paymentId,
        String merchantId,
        String appId,
        String origin,
        Money amount,
        String channelId,
        String channelRefundNo,
        OrderReference order,
        State state,
        String reasonCode,
        Long driverInstance,
        String traceId,
        Instant createdAt,
        Instant firstSentAt,
        Instant sentAt,
        Instant finishedAt,
        int version) {

    enum State {
        CREATED,
        SENT,
        PENDING,
        UNKNOWN,
        SUCCEEDED,
        FAILED
    }

    RefundRequest request() {
        return new RefundRequest(channelRefundNo, order, amount.amountMinor(), origin, firstSentAt, traceId);
    }

    /** What is known without asking the channel. */
    RefundAnswer answer() {
        return switch (state) {
            case CREATED -> RefundAnswer.of("not_executed");
            case SENT, UNKNOWN -> RefundAnswer.of("unknown");
            case PENDING -> RefundAnswer.of("pending");
            case SUCCEEDED -> RefundAnswer.of("refunded");
            case FAILED -> new RefundAnswer("declined", reasonCode);
        };
    }

    boolean answered() {
        return state == State.SUCCEEDED || state == State.FAILED;
    }
}
