package io.liushui.spi;

/** How a bill's download ended. */
public sealed interface BillOutcome {

    /** The file is whole, its hash, where the channel gives one, is right. */
    record Downloaded(long bytes) implements BillOutcome {}

    /** The channel has not made it yet. */
    record NotReady(String reason) implements BillOutcome {}

    /** The channel says that nothing happened on that day. */
    record Empty() implements BillOutcome {}

    /** It is to be tried again; what was written is no bill. */
    record Unavailable(String reason) implements BillOutcome {}
}
