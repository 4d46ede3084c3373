package io.liushui.core.passwords;

import java.time.Instant;

/** What became of the wish for a code that unlocks or replaces a password. */
public sealed interface CodeSending {

    record Sent(String maskedPhone, Instant expiresAt) implements CodeSending {}

    /** @param seconds until the next may be asked for, at least 1 */
    record TooSoon(long seconds) implements CodeSending {}

    /** The payer has no password at this app. */
    record Missing() implements CodeSending {}
}
