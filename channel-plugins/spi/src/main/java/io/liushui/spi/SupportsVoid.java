package io.liushui.spi;

/** The channel can undo a payment of the same settlement day, see {@link ChannelDescription#cutoff()}. */
public interface SupportsVoid {

    /** Repeating the same number never undoes twice. */
    OperationOutcome voidPayment(VoidRequest request);

    OperationOutcome queryVoid(VoidRequest request);
}
