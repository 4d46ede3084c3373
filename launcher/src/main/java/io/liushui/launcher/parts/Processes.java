package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operating system says about processes, ours or not our children. */
final class Processes {

    private static final Duration POLL = Duration.ofMillis(50);

    private Processes() {}

    /** A process that was killed but that nobody has waited for counts as ended. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Sends SIGKILL to the process and all that it started. */
    static void kill(ProcessHandle process) {
        Stream.concat(process.descendants().toList().stream(), Stream.of(process))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** @return whether the process has ended within the limit */
    static boolean awaitEnd(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isAlive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted", exception);
        }
    }

    /** A program of the search path, when this system has it. */
    static Optional<Path> program(String name) {
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(searchPath.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isZombie(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(status, java.nio.charset.StandardCharsets.ISO_8859_1);
            return text.startsWith(") Z", text.lastIndexOf(')'));
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
