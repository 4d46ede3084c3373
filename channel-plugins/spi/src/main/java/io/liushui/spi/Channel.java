package io.liushui.spi;

/**
 * A connected payment channel. Thread-safe; called on virtual threads. An implementation never re-sends a payment by itself, never throws for an
 * answer it understood, and maps what it did not understand to an {@code Unknown} outcome, never to a failure. What it can do beyond paying and
 * being asked it says by implementing the interfaces of that name.
 */
public interface Channel extends AutoCloseable {

    ChannelDescription describe();

    /** Every status and code of the channel that this plugin knows, with its meaning; what is not in it is unknown. */
    CodeTable codes();

    /** Submits the order under {@link PayRequest#orderNo()}. Repeating the same number never charges twice at the channel. */
    PayOutcome pay(PayRequest request);

    /** Asks for the order's present state. */
    QueryOutcome query(OrderReference order);

    @Override
    void close();
}
