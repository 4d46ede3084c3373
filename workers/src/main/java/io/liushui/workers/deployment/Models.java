package io.liushui.workers.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models to deploy: those of a folder when one is configured, so that an edit counts at the next start, else those on the class path. */
final class Models {
    private static final List<String> FOLDERS = List.of("processes", "decisions", "forms");
    private static final List<String> ENDINGS = List.of(".bpmn", ".dmn", ".form");

    private Models() {}

    /** @param name the file's name, as the engine sees it */
    record Model(String name, byte[] content) {}

    /** @throws IllegalStateException when there is none */
    static List<Model> load(String directory) {
        try {
            List<Model> models = directory.isBlank() ? fromClassPath() : fromFolder(Path.of(directory));
            if (models.isEmpty()) {
                throw new IllegalStateException("no models found in "
                        + (directory.isBlank() ? "the class path" : directory)
                        + ": set liushui.models-directory to the folder bpmn/");
            }
            return models;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Model> fromFolder(Path directory) throws IOException {
        List<Model> models = new ArrayList<>();
        for (String folder : FOLDERS) {
            Path path = directory.resolve(folder);
            if (!Files.isDirectory(path)) {
                continue;
            }
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.filter(Models::isModel).sorted().toList()) {
                    models.add(new Model(file.getFileName().toString(), Files.readAllBytes(file)));
                }
            }
        }
        return models;
    }

    private static List<Model> fromClassPath() throws IOException {
        List<Model> models = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/" + folder + "/*")) {
                String name = resource.getFilename();
                if (name != null && ENDINGS.stream().anyMatch(name::endsWith)) {
                    try (InputStream content = resource.getInputStream()) {
                        models.add(new Model(name, content.readAllBytes()));
                    }
                }
            }
        }
        return models;
    }

    private static boolean isModel(Path file) {
        return ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith);
    }
}
