package io.liushui.core.localchannels;

import io.liushui.core.money.Money;

/** What is special to one kind of payers' accounts. Every call comes in the transaction of the order or refund. */
public interface PayerBook {
    LocalTerms terms();

    /** From which account this order is paid. */
    Funding fund(OrderSource source, Money amount);

    /** The account has been debited: book it. */
    void paid(PaidOrder order);

    /** The account has been credited: book it. */
    void refunded(PaidOrder order, LocalRefund refund);
}
