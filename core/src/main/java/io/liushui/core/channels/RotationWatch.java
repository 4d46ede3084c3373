package io.liushui.core.channels;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets {@link ChannelRotation} look for new versions all the time, in every process that has channels. */
final class RotationWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RotationWatch.class);
    private static final Duration LONGEST_ROTATION = Duration.ofSeconds(5);

    private final ChannelRotation rotation;
    private final Duration interval;
    private CountDownLatch stopped;
    private Thread thread;

    RotationWatch(ChannelRotation rotation, Duration interval) {
        this.rotation = rotation;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        if (thread == null && rotation.isNeeded()) {
            CountDownLatch end = new CountDownLatch(1);
            stopped = end;
            thread = Thread.ofVirtual().name("channel-rotation").start(() -> watch(end));
        }
    }

    /** A rotation that has begun ends first. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopped.countDown();
        try {
            thread.join(LONGEST_ROTATION);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void watch(CountDownLatch end) {
        boolean told = false;
        try {
            while (!end.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                told = !checked(told);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the database could be asked. */
    private boolean checked(boolean told) {
        try {
            rotation.check();
            return true;
        } catch (RuntimeException trouble) {
            if (!told) {
                LOG.warn("new credentials cannot be looked for: {}", trouble.toString());
            }
            return false;
        }
    }
}
