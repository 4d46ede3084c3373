package io.liushui.core.payments;

/** Gives money back that came late or twice. */
public interface StrayMoneyRefunds {

    /**
     * Opens the refund in the running transaction, under the payment's lock, and starts its process.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the attempt's money has a refund already
     */
    void open(StrayPayment stray);
}
