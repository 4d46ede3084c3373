package io.liushui.core.accounts;

/** Which money a debit or a hold may use. */
public enum Funds {
    /** Matured money only. */
    AVAILABLE,
    /** First what matures last, then what is available: money that goes back to where it came from need not wait. */
    PENDING_FIRST
}
