package io.liushui.launcher.parts;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts all parts, side by side where they do not need each other. */
public final class Startup {

    /** Told what happens; called from several threads. */
    public interface Progress {
        void begun(Part part);

        void healthy(Part part, Start start, Duration time);
    }

    private final Parts parts;
    private final Progress progress;

    public Startup(Parts parts, Progress progress) {
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * Returns when all parts are healthy.
     *
     * @throws PartFailure with the messages of all parts that failed
     */
    public void run() {
        parts.installation().requireSpace();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> postgres = CompletableFuture.runAsync(() -> start(parts.postgres()), executor);
            CompletableFuture<Void> sandbox = CompletableFuture.runAsync(() -> start(parts.sandbox()), executor);
            // The application reads the channel's keys, which the sandbox makes at its first start.
            CompletableFuture<Void> application =
                    postgres.runAfterBothAsync(sandbox, () -> start(parts.application()), executor);
            CompletableFuture<Void> engine = CompletableFuture.runAsync(() -> start(parts.engine()), executor);
            List<CompletableFuture<Void>> all = List.of(postgres, sandbox, engine, application);
            Set<String> failures = new LinkedHashSet<>();
            for (CompletableFuture<Void> one : all) {
                try {
                    one.join();
                } catch (CompletionException exception) {
                    failures.add(message(exception.getCause()));
                }
            }
            if (!failures.isEmpty()) {
                throw new PartFailure(String.join("\n", failures));
            }
        }
    }

    private void start(Part part) {
        progress.begun(part);
        long begin = System.nanoTime();
        Start start = part.start();
        part.awaitHealthy();
        progress.healthy(part, start, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static String message(Throwable failure) {
        return failure instanceof PartFailure ? failure.getMessage() : failure.toString();
    }
}
