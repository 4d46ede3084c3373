package io.liushui.spi;

/** How closing an order ended. */
public sealed interface CloseOutcome {

    /** It can never be paid any more. Closing a closed or unknown order also ends here. */
    record Closed() implements CloseOutcome {}

    record AlreadyPaid(String channelRef, long amountMinor, String currency) implements CloseOutcome {}

    record Unknown(String reason) implements CloseOutcome {}
}
