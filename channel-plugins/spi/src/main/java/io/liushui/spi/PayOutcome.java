package io.liushui.spi;

import java.time.Duration;

/** How a submission ended, as far as it is known. */
public sealed interface PayOutcome {

    /** The money moved. */
    record Succeeded(String channelRef, long amountMinor, String currency) implements PayOutcome {}

    /** Refused and surely not executed. {@code soft}: another channel may still accept it. */
    record Declined(String code, String message, boolean soft) implements PayOutcome {}

    /** Accepted; the payer must act ({@code action} not null) or the channel is working. */
    record Pending(String channelRef, PayerAction action) implements PayOutcome {}

    /** Surely not executed for a technical reason; another route may be taken at once. */
    record Unavailable(String reason, Duration retryAfter) implements PayOutcome {}

    /** Perhaps executed: to be queried, never to be sent again under another number, never to be failed. */
    record Unknown(String reason) implements PayOutcome {}
}
