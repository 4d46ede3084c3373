package io.liushui.launcher.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Only one launcher at a time starts or stops the parts of a home. The system releases it when its holder dies. */
public final class LauncherLock implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final FileChannel channel;

    private LauncherLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws PartFailure when another launcher does not finish within 60 seconds */
    public static LauncherLock take(Installation installation) {
        Path path = installation.run().resolve("launcher.lock");
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            while (lock == null && System.nanoTime() < deadline) {
                Processes.pause(POLL);
                lock = channel.tryLock();
            }
            if (lock == null) {
                channel.close();
                throw new PartFailure("Another `liushui up` or `liushui down` is at work for " + installation.home()
                        + ": wait until it has finished.");
            }
            return new LauncherLock(channel);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
