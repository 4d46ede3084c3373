package io.liushui.spi;

/**
 * A connected payment channel. Thread-safe; called on virtual threads. An implementation never re-sends a payment by itself, never throws for an
 * answer it understood, and maps what it did not understand to an {@code Unknown} outcome, never to a failure.
 */
public interface Channel extends AutoCloseable {

    ChannelDescription describe();

    /** Submits the order under {@link PayRequest#orderNo()}. Repeating the same number never charges twice at the channel. */
    PayOutcome pay(PayRequest request);

    /** Asks for the order's present state. */
    QueryOutcome query(OrderReference order);

    @Override
    void close();
}
