package io.liushui.core.operations;

/** A decision on an operation that cannot be taken. */
public final class OperationRepairRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OperationRepairRefused(String message) {
        super(message);
    }
}
