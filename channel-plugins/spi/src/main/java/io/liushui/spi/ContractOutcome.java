package io.liushui.spi;

import java.time.Instant;

/** How a contract stands. */
public sealed interface ContractOutcome {

    /**
     * @param channelRef names the contract in {@link Payer#contract()}
     * @param lastFour of the card, may be null
     * @param validUntil null when it does not expire
     */
    record Signed(String channelRef, String lastFour, Instant validUntil) implements ContractOutcome {}

    /** The payer has to act, or the channel is working ({@code action} null). */
    record Pending(String channelRef, PayerAction action) implements ContractOutcome {}

    /** It was signed once and is not any more. */
    record Ended(String reason) implements ContractOutcome {}

    record Declined(String code, String message) implements ContractOutcome {}

    record NotFound() implements ContractOutcome {}

    record Unavailable(String reason) implements ContractOutcome {}

    record Unknown(String reason) implements ContractOutcome {}
}
