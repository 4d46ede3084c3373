package io.liushui.core.repair;

/** A decision that cannot be taken. */
public final class RepairRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public enum Reason {
        NOT_FOUND,
        ALREADY_DECIDED
    }

    RepairRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
