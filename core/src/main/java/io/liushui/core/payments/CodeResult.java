package io.liushui.core.payments;

/** What became of a code for the channel, or of the wish for another one. */
public sealed interface CodeResult {

    /** The channel took it, or perhaps took it: the payment's own state tells more. */
    record Taken() implements CodeResult {}

    record Wrong(int triesLeft) implements CodeResult {}

    /** The channel takes no more codes for this payment, which fails. */
    record Failed() implements CodeResult {}

    /** The payment waits for no code of its channel. */
    record NotOpen() implements CodeResult {}

    /** A new code is on its way. */
    record Resent() implements CodeResult {}

    /** @param seconds until the next may be asked for, at least 1 */
    record TooSoon(long seconds) implements CodeResult {}

    record NoneLeft() implements CodeResult {}
}
