package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.parts.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An analyst's copy of the models. */
record ModelsCopy(Path folder) {

    static ModelsCopy of(Installation installation, Path folder) throws IOException {
        for (String part : List.of("processes", "decisions", "forms")) {
            Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(installation.models().resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        return new ModelsCopy(folder);
    }

    /** With another text in place of one that stands in the model once. */
    ModelsCopy with(String model, String from, String to) throws IOException {
        Path file = folder.resolve(model);
        String text = Files.readString(file);
        assertThat(text).containsOnlyOnce(from);
        Files.writeString(file, text.replace(from, to));
        return this;
    }
}
