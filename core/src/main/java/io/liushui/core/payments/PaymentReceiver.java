package io.liushui.core.payments;

import io.liushui.core.money.Money;

/** Takes the money of payments that are not a merchant's order. One bean in each feature that has such payments. */
public interface PaymentReceiver {

    /** Whether this is the feature of that purpose. */
    boolean receives(PaymentPurpose purpose);

    /** Whose the payment's money is. */
    MoneyOwner owner(Payment payment);

    /** Whether it may go back by a refund, as far as the owner still has it. */
    boolean refundable();

    /**
     * How much of the owner's money may go back at most, whatever else its account has; whoever would change that waits until the transaction ends.
     *
     * @return in minor units, 0 or more
     */
    default long spareMinor(Payment payment) {
        return Money.MAXIMUM_MINOR;
    }

    /**
     * A payment has succeeded, in the transaction of its final state: books the channel's debt under {@code captured:<payment id>} and credits the
     * beneficiary.
     *
     * @param channelId where it was paid
     */
    void captured(Payment payment, String channelId);
}
