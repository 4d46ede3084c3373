package io.liushui.core.preauth;

import java.time.Instant;

/** What the process of an authorisation does next. */
public sealed interface NextStep {

    /** Carries the operation out at the channel. {@code what} is capture, capture_void or release. */
    record Operate(String what, String operationId, String traceId) implements NextStep {}

    /**
     * Waits for a command.
     *
     * @param warnAt when the merchant is told that it expires soon; null: never
     * @param endsAt when what is held is let go, or when nothing can come back any more
     */
    record Await(Instant warnAt, Instant endsAt) implements NextStep {}

    /** Nothing is held, and nothing can come back. */
    record Over() implements NextStep {}

    /** Another process instance drives this authorisation. */
    record Fenced() implements NextStep {}
}
