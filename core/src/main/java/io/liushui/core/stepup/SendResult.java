package io.liushui.core.stepup;

/** Whether a code is on its way. */
public sealed interface SendResult {
    record Sent(String stepUpId) implements SendResult {}

    /** @param reasonCode phone_missing or payment_final */
    record Impossible(String reasonCode) implements SendResult {}
}
