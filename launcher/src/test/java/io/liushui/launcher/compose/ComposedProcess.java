package io.liushui.launcher.compose;

import io.liushui.launcher.parts.Installation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service of the compose file as a plain process: its own class path, its own main class, its own variables and no others. */
final class ComposedProcess implements AutoCloseable {
    /** By stage: the modules whose jars and dependencies the Dockerfile puts into it. */
    private static final Map<String, List<String>> MODULES = Map.of(
            "api", List.of("api", "channel-plugins/sandbox"),
            "workers", List.of("workers", "channel-plugins/sandbox"),
            "sandbox", List.of("channel-plugins/sandbox-server"));

    private final Process process;
    private final Path log;
    private final URI health;

    private ComposedProcess(Process process, Path log, URI health) {
        this.process = process;
        this.log = log;
        this.health = health;
    }

    /** @param health what its health check asks, translated */
    static ComposedProcess start(
            ComposeService service, Dockerfile dockerfile, Map<String, String> environment, URI health, Path folder) {
        Path log = folder.resolve(service.name() + ".log");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        classPath(service.target()),
                        dockerfile.stages().get(service.target()).mainClass())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().clear();
        command.environment().put("JAVA_TOOL_OPTIONS", dockerfile.javaOptions());
        command.environment().putAll(environment);
        try {
            return new ComposedProcess(command.start(), log, health);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI health() {
        return health;
    }

    /** @throws IllegalStateException with the end of its log when it does not run */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + lastWords());
        }
    }

    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String classPath(String stage) {
        List<String> entries = new ArrayList<>();
        for (String module : MODULES.get(stage)) {
            Path target = Installation.findRoot().resolve(module).resolve("target");
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "liushui-*-SNAPSHOT.jar")) {
                jars.forEach(jar -> entries.add(jar.toString()));
                entries.add(
                        Files.readString(target.resolve("runtime.classpath")).strip());
            } catch (IOException notBuilt) {
                throw new UncheckedIOException(
                        "run `mvn package` first, which lists what " + module + " needs", notBuilt);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** As a container ends: asked first, then killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
