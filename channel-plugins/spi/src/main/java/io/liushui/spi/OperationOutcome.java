package io.liushui.spi;

import java.util.Optional;

/** How a refund, a void, a capture, an unsigning or a payout stands. */
public sealed interface OperationOutcome {

    /**
     * It is carried out. One over another amount than was asked for is none of ours: whoever asked compares, and believes nothing of it.
     *
     * @param channelRef the channel's number of it
     * @param stated what the channel says that it was about; empty only where it does not say
     */
    record Done(String channelRef, Optional<StatedAmount> stated) implements OperationOutcome {

        /** Where the channel states no amount. */
        public Done(String channelRef) {
            this(channelRef, Optional.empty());
        }

        /** @param amountMinor in minor units of the ISO 4217 currency */
        public Done(String channelRef, long amountMinor, String currency) {
            this(channelRef, Optional.of(new StatedAmount(amountMinor, currency)));
        }
    }

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
