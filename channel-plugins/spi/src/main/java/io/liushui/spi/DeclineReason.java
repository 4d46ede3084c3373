package io.liushui.spi;

/** Why a code declines, where we can do better than to give up. */
public enum DeclineReason {
    /** What the money should go back to is closed or expired, or it is too late to pay back there: people find another way. */
    SOURCE_CLOSED,
    /**
     * What the money should go back to is closed or frozen, and the channel keeps it under this number until people say there where it goes. Nothing may
     * be sent for it under another number: it could be paid twice.
     */
    UNDELIVERABLE,
    /** The channel's day is over, so nothing of it can be undone any more: a refund may take the place of a void. */
    DAY_OVER
}
