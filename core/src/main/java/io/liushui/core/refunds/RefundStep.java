package io.liushui.core.refunds;

/** What follows from what the channel said. */
sealed interface RefundStep {

    record Succeed() implements RefundStep {}

    record Fail(String reasonCode) implements RefundStep {}

    /** The void is surely not executed; the money is refunded instead. */
    record RefundInstead(FallbackReason why) implements RefundStep {}

    /**
     * The payer got nothing, and the channel will not do it: people decide.
     *
     * @param held whether the channel keeps the money under this number, so that no other may be used
     */
    record AskPeople(String reasonCode, boolean held) implements RefundStep {}

    /** The channel has not answered: its operation has to be carried out. */
    record CarryOn() implements RefundStep {}
}
