package io.liushui.channel.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/** The same work from many threads at once. */
final class Parallel {

    private Parallel() {}

    /** An assumption that does not hold in one of them skips the test, as it would in one thread. */
    static <T> List<T> run(int threads, Callable<T> work) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> all =
                    IntStream.range(0, threads).mapToObj(index -> work).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(all)) {
                results.add(result(future));
            }
            return results;
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TestAbortedException skipped) {
                throw skipped;
            }
            throw failed;
        }
    }
}
