package io.liushui.core.refunds;

/** A decision that cannot be taken. */
public final class RefundRepairRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefundRepairRefused(String message) {
        super(message);
    }
}
