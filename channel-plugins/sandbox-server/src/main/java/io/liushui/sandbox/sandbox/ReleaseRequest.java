package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.NewRelease;
import io.liushui.sandbox.wire.Refusal;

/** The JSON of the void of an authorisation: all that is still held goes back. */
record ReleaseRequest(String voidNo, String authorizationNo, String reason) {

    /** @throws Refusal naming what is wrong */
    ReleaseRequest validated() {
        Checks.number(voidNo, "void_no");
        Checks.number(authorizationNo, "authorization_no");
        return this;
    }

    NewRelease toRelease() {
        return new NewRelease(voidNo, authorizationNo, 0);
    }
}
