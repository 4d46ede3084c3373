package io.liushui.sandbox.store;

/** The file could not be read or written; nothing of the failed work remains. */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed(Throwable cause) {
        super(cause);
    }
}
