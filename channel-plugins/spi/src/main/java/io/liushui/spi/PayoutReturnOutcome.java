package io.liushui.spi;

import java.time.Instant;

/** Whether a payout came back. */
public sealed interface PayoutReturnOutcome {

    /**
     * The money is ours again.
     *
     * @param channelRef the channel's number of the return
     * @param amountMinor in minor units, the whole payout
     * @param reason in the channel's words, nothing of the payee
     */
    record Returned(String channelRef, long amountMinor, String currency, String reason, Instant at)
            implements PayoutReturnOutcome {}

    /** Not until now. */
    record NotReturned() implements PayoutReturnOutcome {}

    /** The question could not be answered. */
    record Unanswered(String reason) implements PayoutReturnOutcome {}
}
