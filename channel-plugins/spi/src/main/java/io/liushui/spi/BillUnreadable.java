package io.liushui.spi;

/** A bill that is truncated, does not add up, or has an unknown form; none of its rows may be used. */
public final class BillUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    public BillUnreadable(String message) {
        super(message);
    }
}
