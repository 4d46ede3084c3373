package io.liushui.core.channels;

/** What a plugin threw, as far as a log may show it: class names, places in the code, and messages with secrets masked. */
final class PluginTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CAUSES = 5;

    private PluginTrouble(String message, Throwable cause, StackTraceElement[] places) {
        super(message, cause, false, true);
        setStackTrace(places);
    }

    static PluginTrouble of(Throwable thrown, LogMask mask) {
        return of(thrown, mask, MOST_CAUSES);
    }

    private static PluginTrouble of(Throwable thrown, LogMask mask, int causesLeft) {
        Throwable cause = thrown.getCause();
        return new PluginTrouble(
                thrown.getClass().getName() + ": " + mask.text(thrown.getMessage()),
                cause == null || causesLeft == 0 ? null : of(cause, mask, causesLeft - 1),
                thrown.getStackTrace());
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
