package io.liushui.spi;

/** The channel can pay money back. */
public interface SupportsRefund {

    /** Repeating the same refund number never pays back twice at the channel. */
    OperationOutcome refund(RefundRequest request);

    OperationOutcome queryRefund(RefundRequest request);
}
