package io.liushui.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTests {
    private final Path root = Installation.findRoot();

    @TempDir
    private Path folder;

    @Test
    void readsTheRepositorysModelsUnlessTheEnvironmentNamesACopy() throws IOException {
        Files.createDirectory(folder.resolve("processes"));

        assertThat(Installation.of(root, Map.of()).models()).isEqualTo(root.resolve("bpmn"));
        assertThat(Installation.of(root, Map.of("LIUSHUI_MODELS", " ")).models())
                .isEqualTo(root.resolve("bpmn"));
        assertThat(Installation.of(root, Map.of("LIUSHUI_MODELS", folder.toString()))
                        .models())
                .isEqualTo(folder);
    }

    @Test
    void refusesAFolderWithoutModels() {
        assertThatThrownBy(() -> Installation.of(root, Map.of("LIUSHUI_MODELS", folder.toString())))
                .isInstanceOf(PartFailure.class)
                .hasMessageStartingWith("LIUSHUI_MODELS is '" + folder + "': set it to a copy of the folder bpmn/");
    }
}
