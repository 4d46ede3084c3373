package io.liushui.spi;

/** The channel sends the payer a code by SMS, and takes the money when it is given back. */
public interface SupportsCode {

    /**
     * Gives the payer's code to the channel.
     *
     * @return {@link PayOutcome.Pending} with {@link PayerAction.EnterCode} when it was wrong and may be tried again
     */
    PayOutcome confirm(OrderReference order, String code);

    /** Has the channel send another code. */
    PayOutcome sendCodeAgain(OrderReference order, Payer payer);
}
