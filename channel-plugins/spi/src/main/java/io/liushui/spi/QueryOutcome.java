package io.liushui.spi;

/** What the channel says of an order. */
public sealed interface QueryOutcome {

    record Paid(String channelRef, long amountMinor, String currency) implements QueryOutcome {}

    /** The payer has agreed; the money moves when {@link SupportsCompletion#complete} is called. */
    record Approved(String channelRef) implements QueryOutcome {}

    /** Known to the channel, and neither paid nor finished. */
    record Unpaid(String channelRef) implements QueryOutcome {}

    /** Finished without money: declined, expired or closed at the channel. */
    record NotPaid(String code, String message) implements QueryOutcome {}

    /** The channel has never seen the order. A request under way may still arrive. */
    record NotFound() implements QueryOutcome {}

    /** The question could not be answered. */
    record Unanswered(String reason) implements QueryOutcome {}
}
