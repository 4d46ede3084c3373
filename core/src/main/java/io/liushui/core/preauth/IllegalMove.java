package io.liushui.core.preauth;

import java.time.Instant;

/** Why a command is refused. Nothing has changed. */
public sealed interface IllegalMove {

    /** @param state of the payment flow: nothing is held yet, or never was */
    record NotAuthorized(String state) implements IllegalMove {}

    /** Nothing is held any more, and nothing can come back. */
    record Ended(HoldState state) implements IllegalMove {}

    record Expired(Instant validUntil) implements IllegalMove {}

    /** What is still held is being let go, by a last capture, a void or the expiry. */
    record Closing() implements IllegalMove {}

    /** @param capturableMinor how much a capture may take now, in minor units */
    record TooMuch(long capturableMinor) implements IllegalMove {}

    /** The channel takes one capture only, and lets the rest go with it. */
    record MustBeLast() implements IllegalMove {}

    record NotVoidable(CaptureState state) implements IllegalMove {}

    /**
     * Something of the capture goes back by refunds; what is left is refunded too.
     *
     * @param refundingMinor how much is back or on its way back, in minor units
     */
    record Refunded(long refundingMinor) implements IllegalMove {}

    /** The channel's settlement day of the capture is over. */
    record TooLate() implements IllegalMove {}

    /**
     * The merchant's balance is lower than what would go back to the payer: it was paid out already.
     *
     * @param availableMinor in minor units
     */
    record TooLittleBalance(long availableMinor) implements IllegalMove {}

    /** The channel cannot void captures. */
    record NotSupported(String channelId) implements IllegalMove {}
}
