package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A part's temporary files: what a killed process left there is removed before the next one starts. */
record TemporaryFolder(Path path) {

    void empty() throws IOException {
        if (Files.exists(path)) {
            List<Path> old;
            try (Stream<Path> files = Files.walk(path)) {
                old = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
        Files.createDirectories(path);
    }
}
