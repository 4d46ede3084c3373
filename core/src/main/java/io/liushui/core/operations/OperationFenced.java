package io.liushui.core.operations;

/** Another process instance drives this operation. */
public final class OperationFenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OperationFenced(String operationId) {
        super("operation " + operationId + " is driven by another instance");
    }
}
