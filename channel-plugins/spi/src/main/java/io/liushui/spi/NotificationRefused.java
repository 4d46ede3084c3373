package io.liushui.spi;

/** A notification that must not change anything. */
public final class NotificationRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public enum Reason {
        FORGED,
        STALE,
        MALFORMED,
        /** Genuine, but for another merchant or app. */
        NOT_FOR_US,
        /** Signed with a certificate or key that we do not know. */
        UNKNOWN_KEY
    }

    public NotificationRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
