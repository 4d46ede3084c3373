package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operating system says about processes, ours or not our children. */
final class Processes {

    private static final Duration POLL = Duration.ofMillis(50);

    /** Counted from the state, see proc(5): num_threads. */
    private static final int THREADS_FIELD = 17;

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

    /** The first thread may have ended while others still hold the ports: only the last one's end counts. */
    private static boolean isZombie(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return fields[0].equals("Z") && Integer.parseInt(fields[THREADS_FIELD]) <= 1;
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
