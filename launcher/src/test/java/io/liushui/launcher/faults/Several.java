package io.liushui.launcher.faults;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few at a time, so that nobody waits long for a lock. */
final class Several {
    private static final int AT_A_TIME = 5;

    private Several() {}

    /** So many of the same. */
    static <T> Queue<T> of(int count, Callable<T> one) {
        return of(Collections.nCopies(count, one));
    }

    /** Returns when all have ended. */
    static <T> Queue<T> of(List<Callable<T>> all) {
        Queue<T> results = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<T> one : threads.invokeAll(all)) {
                results.add(one.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause().getMessage(), failed.getCause());
        }
        return results;
    }
}
