package io.liushui.sandbox.books;

/** Who decides on an order, an authorisation or a contract. */
public enum Decision {
    /** The bank, within the request; see {@link MagicAmount}. */
    AT_ONCE,
    /** The payer, on the payer page. */
    BY_PAYER,
    /** The payer approves first; the money moves once the merchant completes it. */
    PAYER_THEN_MERCHANT
}
