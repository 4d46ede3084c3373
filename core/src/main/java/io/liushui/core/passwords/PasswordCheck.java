package io.liushui.core.passwords;

/** What became of an entered password. */
public sealed interface PasswordCheck {
    record Right() implements PasswordCheck {}

    record Wrong(int triesLeft) implements PasswordCheck {}

    /** No tries are left, since now or before. */
    record Locked() implements PasswordCheck {}

    /** The payer has no password at this app. */
    record Missing() implements PasswordCheck {}
}
