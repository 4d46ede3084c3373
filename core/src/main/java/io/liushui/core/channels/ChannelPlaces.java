package io.liushui.core.channels;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The places for calls to one channel at a time, and the line before them. Whoever stands in it costs a virtual thread and nothing else. */
final class ChannelPlaces {
    private final int most;
    private final Semaphore free;
    private final Duration longestWait;

    /** @param most calls at a time, and waiting ones, at least 1 */
    ChannelPlaces(int most, Duration longestWait) {
        this.most = most;
        this.free = new Semaphore(most);
        this.longestWait = longestWait;
    }

    /** Whether a place was free in time; then {@link #leave} has to follow. Never waits in a line that is full already. */
    boolean enter() {
        if (free.tryAcquire()) {
            return true;
        }
        if (free.getQueueLength() >= most) {
            return false;
        }
        try {
            return free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        free.release();
    }
}
