package io.liushui.core.refunds;

/** What follows from what the channel said. */
sealed interface RefundStep {

    record Succeed() implements RefundStep {}

    record Fail(String reasonCode) implements RefundStep {}

    /** The void is surely not executed; the money is refunded instead. */
    record RefundInstead(FallbackReason why) implements RefundStep {}

    /** Surely not executed, and the channel will not do it: people decide. */
    record AskPeople(String reasonCode) implements RefundStep {}

    /** The channel has not answered: its operation has to be carried out. */
    record CarryOn() implements RefundStep {}
}
