package io.liushui.launcher.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where an installation keeps its programs and its state, and on which ports it listens.
 *
 * @param root the repository
 * @param home everything that the installation writes: data, logs, keys, process ids
 * @param models the analysts' folder, or their copy of it
 */
public record Installation(Path root, Path home, Ports ports, Path models) {

    static final long LEAST_FREE_BYTES = 1L << 30;

    /** With the repository's own models. */
    public Installation(Path root, Path home, Ports ports) {
        this(root, home, ports, root.resolve("bpmn"));
    }

    /**
     * The installation that the script and the environment name: {@code LIUSHUI_HOME}, {@code LIUSHUI_MODELS}, {@code LIUSHUI_PORT_*}.
     *
     * @throws PartFailure when {@code LIUSHUI_MODELS} is no folder with models, or a port is none
     */
    public static Installation fromEnvironment() {
        return of(findRoot(), System.getenv());
    }

    static Installation of(Path root, Map<String, String> environment) {
        Path models = folderOr(environment.get("LIUSHUI_MODELS"), root.resolve("bpmn"));
        if (!Files.isDirectory(models.resolve("processes"))) {
            throw new PartFailure("LIUSHUI_MODELS is '" + models
                    + "': set it to a copy of the folder bpmn/, with its folder processes/ in it.");
        }
        return new Installation(
                root,
                folderOr(environment.get("LIUSHUI_HOME"), root.resolve(".liushui")),
                Ports.fromEnvironment(environment),
                models);
    }

    private static Path folderOr(String named, Path standard) {
        return named == null || named.isBlank()
                ? standard
                : Path.of(named).toAbsolutePath().normalize();
    }

    /** The repository that this program was started from, or is tested in. */
    public static Path findRoot() {
        String named = System.getProperty("liushui.root");
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("bpmn")) && Files.isDirectory(folder.resolve("launcher"))) {
                return folder;
            }
        }
        throw new PartFailure("Liushui's own folder was not found: start it with the script `liushui`.");
    }

    /** What is unpacked once and never changed; shared by all homes of this repository. */
    public Path programs() {
        return root.resolve(".liushui");
    }

    public Path keys() {
        return folder("keys");
    }

    /** The demo app's identifiers and key. */
    public Path demo() {
        return folder("demo");
    }

    public Path logs() {
        return folder("logs");
    }

    /** The log of a part, which need not exist yet. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path run() {
        return folder("run");
    }

    Path temporary(String part) {
        return folder("tmp").resolve(part);
    }

    /** @throws PartFailure when the disk has less than 1 GiB left, or the home cannot be written */
    public void requireSpace() {
        try {
            Files.createDirectories(home);
            long freeBytes = Files.getFileStore(home).getUsableSpace();
            if (freeBytes < LEAST_FREE_BYTES) {
                throw new PartFailure("The disk of " + home + " has only " + (freeBytes >> 20)
                        + " MiB left: free at least 1 GiB, or set LIUSHUI_HOME to a folder on another disk.");
            }
        } catch (IOException exception) {
            throw new PartFailure(
                    "The folder " + home + " cannot be written (" + exception.getMessage()
                            + "): change its permissions, or set LIUSHUI_HOME to another folder.",
                    exception);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(home.resolve(name));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
