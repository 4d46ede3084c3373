package io.liushui.workers.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Runs jobs on virtual threads, as many as the workers' own limits let in, and keeps the client's timers on a few platform threads. */
final class VirtualThreadScheduler extends ScheduledThreadPoolExecutor {
    private final ExecutorService virtual = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("job-", 0).factory());

    VirtualThreadScheduler(int timerThreads) {
        super(
                timerThreads,
                Thread.ofPlatform().daemon().name("engine-timer-", 0).factory());
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
