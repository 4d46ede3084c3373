package io.liushui.spi;

/** How a refund, a void, a capture, an unsigning or a payout stands. */
public sealed interface OperationOutcome {

    /** It is carried out. {@code channelRef} is the channel's number of it. */
    record Done(String channelRef) implements OperationOutcome {}

    /** The channel is working on it. */
    record Pending() implements OperationOutcome {}

    /** Refused, and surely not executed. */
    record Declined(String code, String message) implements OperationOutcome {}

    /** Only from a query: the channel has never seen this number. */
    record NotFound() implements OperationOutcome {}

    /** Surely not executed; the same number may be sent again. */
    record Unavailable(String reason) implements OperationOutcome {}

    /** Perhaps executed: to be queried. */
    record Unknown(String reason) implements OperationOutcome {}
}
