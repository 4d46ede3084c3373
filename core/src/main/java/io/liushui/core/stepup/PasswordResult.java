package io.liushui.core.stepup;

/** What became of a payment password entered for a payment. */
public sealed interface PasswordResult {
    record Verified() implements PasswordResult {}

    record Wrong(int triesLeft) implements PasswordResult {}

    /** The password is locked; a code by text message unlocks it, while the payment waits. */
    record Locked() implements PasswordResult {}

    /** The payment waits for no password. */
    record NotOpen() implements PasswordResult {}
}
