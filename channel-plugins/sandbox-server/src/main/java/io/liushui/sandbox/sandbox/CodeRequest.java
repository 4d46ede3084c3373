package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.wire.Refusal;

/** The JSON with the code that a payer got by text message. */
record CodeRequest(String smsCode) {

    /** @throws Refusal naming what is wrong */
    CodeRequest validated() {
        Checks.require(smsCode != null && smsCode.length() <= 16, "invalid_request", "sms_code");
        return this;
    }
}
