package io.liushui.core.localchannels;

import io.liushui.core.money.Money;

/** An order in a local channel's books. */
record LocalOrder(String orderNo, State state, Money amount, Paid paid) {

    /** Where it stands; for good. */
    sealed interface State {
        record Paid() implements State {}

        record Declined(String reasonCode) implements State {}

        record Closed() implements State {}
    }

    /**
     * @param units what the account gave
     * @param refundedUnits what it got back so far
     */
    record Paid(String paymentId, String accountId, String owner, long units, long refundedMinor, long refundedUnits) {}

    PaidOrder asPaid() {
        return new PaidOrder(orderNo, paid.paymentId(), paid.accountId(), paid.owner(), amount, paid.units());
    }

    /** What the account gets for this part of the amount: rounded down, and with the last part all of it. */
    long unitsOf(long amountMinor) {
        long refundedMinor = Math.addExact(paid.refundedMinor(), amountMinor);
        long due = java.math.BigInteger.valueOf(paid.units())
                .multiply(java.math.BigInteger.valueOf(refundedMinor))
                .divide(java.math.BigInteger.valueOf(amount.amountMinor()))
                .longValueExact();
        return due - paid.refundedUnits();
    }
}
