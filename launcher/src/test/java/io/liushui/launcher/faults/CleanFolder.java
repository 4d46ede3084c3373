package io.liushui.launcher.faults;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the fault tests' installation lies. Its logs stay, to be read after a failure, until the next run. */
final class CleanFolder {

    private CleanFolder() {}

    /** Ends and removes what an earlier run left behind. */
    static Installation installation() {
        Path root = Installation.findRoot();
        Path home = root.resolve("launcher/target/faults");
        Installation installation = new Installation(root, home, Ports.free());
        Parts.of(installation).killAll();
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
            Files.createDirectories(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return installation;
    }
}
