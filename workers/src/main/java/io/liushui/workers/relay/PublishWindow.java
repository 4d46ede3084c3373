package io.liushui.workers.relay;

/**
 * How many messages one relay loop publishes at a time, 1 to 100. It grows by a step while the engine takes all of them and is halved when the engine
 * has no room: the engine's own limit moves with its speed, and a relay that ran into it with whole batches would mostly be sent away.
 */
final class PublishWindow {
    static final int LARGEST = 100;
    private static final int STEP = 4;

    private int size = LARGEST;

    int size() {
        return size;
    }

    void widen() {
        size = Math.min(LARGEST, size + STEP);
    }

    void narrow() {
        size = Math.max(1, size / 2);
    }
}
