package io.liushui.spi;

/** The channel can close an unpaid order, so that it can no longer be paid, not even by a request still under way. */
public interface SupportsClose {

    CloseOutcome close(OrderReference order);
}
