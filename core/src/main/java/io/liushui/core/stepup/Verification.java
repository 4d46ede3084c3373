package io.liushui.core.stepup;

/** What became of an entered code. */
public sealed interface Verification {
    record Verified() implements Verification {}

    record Wrong(int triesLeft) implements Verification {}

    /** No tries are left; the payment fails. */
    record Failed() implements Verification {}

    /** The payment waits for no code. */
    record NotOpen() implements Verification {}
}
