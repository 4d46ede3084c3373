package io.liushui.core.merchants;

/**
 * A key that was just added.
 *
 * @param secret the shared secret, shown this once; its ASCII bytes are the HMAC key. Null for a public key
 */
public record NewKey(String id, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewKey[" + id + "]";
    }
}
