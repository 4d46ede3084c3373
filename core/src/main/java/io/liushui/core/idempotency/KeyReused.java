package io.liushui.core.idempotency;

/** The key was used before with another body or route. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyReused(String key) {
        super("idempotency key was used with another request: " + key);
    }
}
