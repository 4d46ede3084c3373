package io.liushui.spi;

/** The channel can pay money to a bank card or an account, see {@link ChannelDescription#payout()}. */
public interface SupportsPayout {

    /** Repeating the same payout number never pays twice. */
    OperationOutcome payOut(PayoutRequest request);

    /** One that was paid and came back later is still {@link OperationOutcome.Done}; {@link #queryReturn} tells the rest. */
    OperationOutcome queryPayout(PayoutRequest request);

    /** Asks whether a payout that was paid came back (退汇), which happens days later. */
    default PayoutReturnOutcome queryReturn(PayoutRequest request) {
        return new PayoutReturnOutcome.Unanswered("this channel tells returns only by itself");
    }
}
