package io.liushui.sandbox;

import io.liushui.sandbox.http.SandboxApplication;
import io.liushui.sandbox.http.SandboxConfiguration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Starts the sandbox as a process; tells its address on standard output once it is ready. */
public final class SandboxServer {

    private static final int CANNOT_START = 2;

    private SandboxServer() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        // Whichever of the two logs: on a class path shared with others it may be Logback, which tells everything by
        // default
        System.setProperty("logback.configurationFile", "io/liushui/sandbox/sandbox-logback.xml");
        System.setProperty(
                "org.slf4j.simpleLogger.defaultLogLevel", environment.getOrDefault("SANDBOX_LOG_LEVEL", "warn"));
        try {
            run(SandboxOptions.read(arguments, environment));
        } catch (IllegalArgumentException | IllegalStateException misconfigured) {
            fail(misconfigured.getMessage());
        } catch (Exception failed) {
            fail(rootMessage(failed));
        }
    }

    private static void run(SandboxConfiguration configuration) throws Exception {
        Files.createDirectories(configuration.data());
        FileLock lock = lock(configuration);
        SandboxApplication application = SandboxApplication.start(configuration);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            application.close();
            release(lock);
        }));
        System.out.println("sandbox ready on http://" + configuration.host() + ":" + application.port());
        System.out.flush();
    }

    private static FileLock lock(SandboxConfiguration configuration) throws IOException {
        FileChannel channel = FileChannel.open(
                configuration.data().resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new IllegalStateException("another sandbox uses " + configuration.data());
        }
        return lock;
    }

    private static void release(FileLock lock) {
        try (FileChannel channel = lock.acquiredBy() instanceof FileChannel file ? file : null) {
            lock.release();
        } catch (IOException processEnds) {
            // The operating system releases it
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static void fail(String message) {
        System.err.println("sandbox cannot start: " + message);
        System.exit(CANNOT_START);
    }
}
