package io.liushui.core.refunds;

/** Another process instance drives this refund. */
public final class RefundFenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefundFenced(String refundId) {
        super("refund " + refundId + " is driven by another instance");
    }
}
