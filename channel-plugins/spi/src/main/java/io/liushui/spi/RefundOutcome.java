package io.liushui.spi;

/** How a refund stands. */
public sealed interface RefundOutcome {

    record Refunded(String channelRefundRef) implements RefundOutcome {}

    /** The channel is working on it. */
    record Pending() implements RefundOutcome {}

    record Declined(String code, String message) implements RefundOutcome {}

    /** Only from a query: the channel has never seen this refund number. */
    record NotFound() implements RefundOutcome {}

    /** Surely not executed; the same number may be sent again. */
    record Unavailable(String reason) implements RefundOutcome {}

    /** Perhaps executed: to be queried. */
    record Unknown(String reason) implements RefundOutcome {}
}
