package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One process of an installation. Not thread-safe: use a part from one thread at a time. */
public abstract sealed class Part permits PostgresPart, EnginePart, SandboxPart, ApplicationPart {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ADOPTION_LIMIT = Duration.ofSeconds(10);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Installation installation;
    private final PidFile pidFile;

    Part(String name, Installation installation) {
        this.name = name;
        this.installation = installation;
        this.pidFile = new PidFile(installation.run().resolve(name + ".pid"));
    }

    /** One word, as {@code status} and {@code logs} use it. */
    public final String name() {
        return name;
    }

    final Installation installation() {
        return installation;
    }

    /** The command, its environment and its working directory; where it writes is decided by the caller. */
    abstract ProcessBuilder command() throws IOException;

    /** What the process writes to its standard output. */
    public Path output() {
        return installation.log(name);
    }

    abstract List<PortUse> ports();

    /** Asks the part itself; bounded to a few seconds. */
    abstract Health probe();

    abstract Duration startLimit();

    /** What must exist before the process starts. */
    void prepare() throws IOException {}

    /** What must be done once the process answers, before it counts as healthy; may be repeated. */
    void complete() throws IOException {}

    /** Asks the process to end in good order. */
    void askToEnd(ProcessHandle process) {
        process.destroy();
    }

    Duration stopLimit() {
        return Duration.ofSeconds(20);
    }

    /** The process, when it runs. */
    public final Optional<ProcessHandle> process() {
        return pidFile.running();
    }

    /**
     * Starts the part, or takes it over when it runs and is healthy; a process that runs but does not answer is
     * killed and started again. Returns before the part is healthy.
     *
     * @throws PartFailure when a port is taken or the process cannot be started
     */
    public final Start start() {
        Optional<ProcessHandle> running = process();
        if (running.isPresent()) {
            if (adopt(running.get())) {
                return Start.ADOPTED;
            }
            kill();
        }
        ports().forEach(port -> port.requireFree(name));
        try {
            prepare();
            new TemporaryFolder(installation.temporary(name)).empty();
            LogFile log = new LogFile(output());
            log.limit();
            Process process = Detached.from(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                    .start();
            pidFile.write(process.toHandle());
        } catch (IOException exception) {
            throw new PartFailure(
                    "The " + name + " cannot be started: " + exception.getMessage() + ". See " + output(), exception);
        }
        return Start.STARTED;
    }

    /**
     * Waits until the part is healthy.
     *
     * @throws PartFailure when its process ends or its time is up; the message holds the end of its log
     */
    public final void awaitHealthy() {
        long deadline = System.nanoTime() + startLimit().toNanos();
        Health health = health();
        while (!health.isHealthy()) {
            if (health instanceof Health.Stopped) {
                throw new PartFailure("The " + name + " ended while it started. " + lastWords());
            }
            if (System.nanoTime() > deadline) {
                throw new PartFailure("The " + name + " was not healthy within "
                        + startLimit().toSeconds() + " s (" + health.detail() + "). " + lastWords());
            }
            Processes.pause(POLL);
            health = health();
        }
        try {
            complete();
        } catch (IOException exception) {
            throw new PartFailure("The " + name + " cannot be used: " + exception.getMessage(), exception);
        }
    }

    public final Health health() {
        return process().isEmpty() ? new Health.Stopped("not running") : probe();
    }

    /** Ends the part in good order; when that takes too long it is killed. Does nothing when it does not run. */
    public final void stop() {
        process().ifPresent(process -> {
            askToEnd(process);
            if (!Processes.awaitEnd(process, stopLimit())) {
                kill();
            }
        });
        pidFile.delete();
    }

    /** Ends the part and all that it started with SIGKILL, as a power failure would. */
    public final void kill() {
        process().ifPresent(process -> {
            Processes.kill(process);
            if (!Processes.awaitEnd(process, KILL_LIMIT)) {
                throw new PartFailure("Process " + process.pid() + " (" + name + ") cannot be killed: end it by hand.");
            }
        });
        pidFile.delete();
    }

    /** A process that is still starting gets the whole time that a start may take. */
    private boolean adopt(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        Instant startDeadline = start.plus(startLimit());
        Instant adoptionDeadline = Instant.now().plus(ADOPTION_LIMIT);
        Instant deadline = startDeadline.isAfter(adoptionDeadline) ? startDeadline : adoptionDeadline;
        while (Instant.now().isBefore(deadline) && Processes.isAlive(process)) {
            if (probe().isHealthy()) {
                return true;
            }
            Processes.pause(POLL);
        }
        return false;
    }

    private String lastWords() {
        LogFile log = new LogFile(output());
        return "The end of " + log.path() + ":\n" + log.end(20);
    }
}
