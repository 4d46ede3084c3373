package io.liushui.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualThreadSchedulerTests {
    private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler(2);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void runsJobsOnVirtualThreadsAndTimersOnItsOwn() throws Exception {
        assertThat(scheduler.submit(() -> Thread.currentThread().isVirtual()).get(5, TimeUnit.SECONDS))
                .isTrue();
        assertThat(scheduler
                        .schedule(() -> Thread.currentThread().isVirtual(), 1, TimeUnit.MILLISECONDS)
                        .get(5, TimeUnit.SECONDS))
                .isFalse();
    }

    @Test
    void runsNoTimerOnceTheyAreStopped() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        scheduler.schedule(() -> ran.set(true), 50, TimeUnit.MILLISECONDS);
        scheduler.stopTimers();

        Future<?> dropped = scheduler.schedule(() -> ran.set(true), 0, TimeUnit.MILLISECONDS);

        assertThat(scheduler.isTerminated()).isTrue();
        assertThat(dropped.isDone()).isFalse();
        assertThat(ran).isFalse();
        assertThat(scheduler.submit(() -> "still runs").get(5, TimeUnit.SECONDS))
                .isEqualTo("still runs");
    }

    @Test
    void waitsForATimerThatRuns() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        scheduler.schedule(
                () -> {
                    begun.countDown();
                    mayEnd.await();
                    ended.set(true);
                    return null;
                },
                0,
                TimeUnit.MILLISECONDS);
        begun.await();
        Future<?> stopping = scheduler.submit(scheduler::stopTimers);
        mayEnd.countDown();

        stopping.get(5, TimeUnit.SECONDS);
        assertThat(ended).isTrue();
    }
}
