package io.liushui.core.stepup;

/** What became of the wish for another code. */
public sealed interface ResendResult {
    /** A new code is on its way; the one before is void. The tries are not renewed. */
    record Resent() implements ResendResult {}

    /** @param seconds until the next may be asked for, at least 1 */
    record TooSoon(long seconds) implements ResendResult {}

    record NoneLeft() implements ResendResult {}

    /** The payment waits for no code. */
    record NotOpen() implements ResendResult {}
}
