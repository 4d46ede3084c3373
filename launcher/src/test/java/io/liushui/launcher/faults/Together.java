package io.liushui.launcher.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Trials of several channels that run at the same time, since each waits for time to pass; each is a test of its own. */
final class Together {
    private static final int AT_ONCE = 28;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final List<DynamicTest> tests = new ArrayList<>();

    /** Begins a trial. */
    Together trial(String name, Executable trial) {
        Future<?> running = threads.submit(() -> {
            places.acquire();
            try {
                trial.execute();
            } catch (Exception | Error failed) {
                throw failed;
            } catch (Throwable other) {
                throw new IllegalStateException(other);
            } finally {
                places.release();
            }
            return null;
        });
        tests.add(DynamicTest.dynamicTest(name, () -> {
            try {
                running.get();
            } catch (ExecutionException failed) {
                // Reports number the trials and do not name them
                throw new AssertionError(name + ": " + failed.getCause().getMessage(), failed.getCause());
            }
        }));
        return this;
    }

    /** A trial that a channel's protocol rules out: skipped, with the reason. */
    Together impossible(String name, String reason) {
        tests.add(DynamicTest.dynamicTest(name + ": " + reason, () -> Assumptions.abort(reason)));
        return this;
    }

    /** After all others. */
    Together afterwards(String name, Executable check) {
        tests.add(DynamicTest.dynamicTest(name, check));
        return this;
    }

    List<DynamicTest> tests() {
        threads.shutdown();
        return tests;
    }
}
