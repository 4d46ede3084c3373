package io.liushui.core.passwords;

/** What became of the wish to set, change, replace or unlock a password. */
public sealed interface PasswordChange {
    record Changed(PasswordStatus status) implements PasswordChange {}

    /** The password, or the code, that was to prove it. */
    record Wrong(int triesLeft) implements PasswordChange {}

    /** The password is locked: a code by text message is needed. */
    record Locked() implements PasswordChange {}

    /** The payer has no password yet. */
    record Missing() implements PasswordChange {}

    /** The payer has one: to replace it, prove it. */
    record ProofNeeded() implements PasswordChange {}

    /** No code is good now. */
    record NoCode() implements PasswordChange {}
}
