package io.liushui.spi;

/** The payer agrees at the channel first, and the money moves only when we ask for it. */
public interface SupportsCompletion {

    /** Takes the money of an approved order. Repeating it never charges twice. */
    PayOutcome complete(OrderReference order);
}
