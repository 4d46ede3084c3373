package io.liushui.workers.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs jobs on virtual threads, as many as the workers' own limits let in, and keeps the client's timers on a few platform threads. */
final class VirtualThreadScheduler extends ScheduledThreadPoolExecutor {
    private final ExecutorService virtual = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("job-", 0).factory());

    VirtualThreadScheduler(int timerThreads) {
        super(
                timerThreads,
                Thread.ofPlatform().daemon().name("engine-timer-", 0).factory(),
                new DiscardPolicy());
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Drops what is scheduled, now and from now on, and waits for what runs, at most two seconds. Jobs go on. It has to come before the client's workers
     * are closed: the client (8.8) opens a job stream that broke once more by a timer, and when its worker was closed in the meantime it keeps a lock
     * for good, so that closing the client never ends.
     */
    void stopTimers() {
        super.shutdown();
        try {
            awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void execute(Runnable task) {
        virtual.execute(task);
    }

    @Override
    public Future<?> submit(Runnable task) {
        return virtual.submit(task);
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        return virtual.submit(task, result);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return virtual.submit(task);
    }

    @Override
    public void shutdown() {
        virtual.shutdown();
        super.shutdown();
    }

    /** Interrupts what runs; the engine hands such a job out again. */
    @Override
    public java.util.List<Runnable> shutdownNow() {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(virtual::shutdownNow);
        java.util.List<Runnable> waiting = super.shutdownNow();
        stopped.join();
        return waiting;
    }
}
