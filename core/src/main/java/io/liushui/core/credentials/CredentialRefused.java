package io.liushui.core.credentials;

/** A command about a credential that cannot be carried out; the message is for whoever gave it, and holds no value. */
public final class CredentialRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CredentialRefused(String message) {
        super(message);
    }
}
