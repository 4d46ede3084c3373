package io.liushui.core.contracts;

/** What became of a code for a contract, or of the wish for another one. */
public sealed interface CodeResult {

    /** The channel took it, or perhaps took it: the contract's state tells more. */
    record Taken(Contract contract) implements CodeResult {}

    record Wrong(int triesLeft) implements CodeResult {}

    /** The contract has failed. */
    record Failed(Contract contract) implements CodeResult {}

    /** Another code may be asked for. */
    record Expired() implements CodeResult {}

    /** A code is being checked right now. */
    record Busy() implements CodeResult {}

    /** The channel could not be asked; the try was not counted. */
    record Unavailable() implements CodeResult {}

    /** The contract waits for no code. */
    record NotOpen(Contract contract) implements CodeResult {}

    /** Another code is on its way. */
    record Resent(Contract contract) implements CodeResult {}

    /** @param seconds until the next may be asked for, at least 1 */
    record TooSoon(long seconds) implements CodeResult {}

    record NoneLeft() implements CodeResult {}

    /** The app has no such contract. */
    record NotFound() implements CodeResult {}
}
