package io.liushui.core.payments;

/** What begins when an amount is held at a channel. Told in the transaction in which it becomes known. */
public interface HeldAmounts {

    /** @param payment an authorisation that has just succeeded */
    void held(Payment payment, HeldAt at);

    /**
     * An amount is held that nobody wants any more. It is not money that was taken: it is let go, once.
     *
     * @param kind late (the authorisation had ended) or double (another attempt holds it)
     */
    void strayHold(Payment payment, HeldAt at, String kind);
}
