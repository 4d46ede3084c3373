package io.liushui.launcher.bench;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.parts.Start;
import io.liushui.launcher.parts.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An installation of the benchmark's own on free ports, removed at the end, even of an interrupted run. */
final class Laboratory implements AutoCloseable {
    private final Parts parts;
    private final Thread hook = new Thread(this::remove);

    /** @param folder exists; the installation lies in a new folder inside */
    Laboratory(Installation users, Path folder) throws IOException {
        Path home = Files.createTempDirectory(folder, "run-");
        this.parts =
                Parts.of(new Installation(users.root(), home, Ports.free(), users.models(), home.resolve("plugins")));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Parts parts() {
        return parts;
    }

    /** Starts what does not run; the application anew, with these settings beside the ordinary ones. */
    void start(String... settings) {
        parts.application().stop();
        try {
            // The application reads the file of this name in its working directory.
            Files.writeString(
                    parts.installation().home().resolve("application.properties"), String.join("\n", settings));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        new Startup(parts, new Silence()).run();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        remove();
    }

    private void remove() {
        parts.killAll();
        try {
            for (Path file : deepestFirst(parts.installation().home())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException exception) {
            throw new PartFailure("The benchmark's folder cannot be removed: " + exception.getMessage(), exception);
        }
    }

    /** All that lies in a folder, and the folder itself, in an order in which it can be deleted. */
    static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static final class Silence implements Startup.Progress {
        @Override
        public void begun(Part part) {}

        @Override
        public void healthy(Part part, Start start, Duration time) {}
    }
}
