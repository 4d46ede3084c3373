package io.liushui.core.channels;

/** Counts the calls on something that is to be closed once the last of them has ended. */
final class CallsUnderWay {
    private final Runnable close;
    private int running;
    private boolean retired;

    /** @param close runs exactly once, after {@link #retire}, on the thread that ends last */
    CallsUnderWay(Runnable close) {
        this.close = close;
    }

    /** Whether a call may begin; then {@link #end} has to follow. */
    synchronized boolean begin() {
        if (!retired) {
            running++;
        }
        return !retired;
    }

    void end() {
        boolean last;
        synchronized (this) {
            running--;
            last = retired && running == 0;
        }
        if (last) {
            close.run();
        }
    }

    /** No call begins any more. */
    void retire() {
        boolean idle;
        synchronized (this) {
            idle = !retired && running == 0;
            retired = true;
        }
        if (idle) {
            close.run();
        }
    }
}
