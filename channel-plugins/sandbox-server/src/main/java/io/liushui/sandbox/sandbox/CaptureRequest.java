package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.NewCapture;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/**
 * The JSON of a capture.
 *
 * @param amount in minor units
 * @param last whether what remains is released
 */
record CaptureRequest(String captureNo, String authorizationNo, long amount, String currency, boolean last) {

    /** @throws Refusal naming what is wrong */
    CaptureRequest validated() {
        Checks.number(captureNo, "capture_no");
        Checks.number(authorizationNo, "authorization_no");
        Checks.money(amount, currency);
        return this;
    }

    NewCapture toCapture() {
        return new NewCapture(captureNo, authorizationNo, amount, currency, last, null, Map.of());
    }
}
