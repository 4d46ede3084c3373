package io.liushui.core.payments;

/** What the payer has to do now. */
public sealed interface NextAction {

    /** Open the page, or scan the code that leads to it; each may be null, not both. */
    record Confirm(String redirectUrl, String qrContent) implements NextAction {}

    /** Enter the code that was sent to the phone, shown masked. */
    record EnterCode(String stepUpId, String maskedPhone) implements NextAction {}
}
