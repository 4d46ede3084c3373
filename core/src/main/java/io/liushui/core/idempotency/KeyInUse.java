package io.liushui.core.idempotency;

/** A request with the same key is still running. */
public final class KeyInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyInUse(String key, Throwable cause) {
        super("a request with this idempotency key is still running: " + key, cause);
    }
}
