package io.liushui.spi;

/** The channel can pay money to a bank card or an account. */
public interface SupportsPayout {

    /** Repeating the same payout number never pays twice. */
    OperationOutcome payOut(PayoutRequest request);

    OperationOutcome queryPayout(PayoutRequest request);
}
