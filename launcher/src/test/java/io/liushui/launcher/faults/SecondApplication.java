package io.liushui.launcher.faults;

import io.liushui.launcher.parts.ApplicationPart;
import io.liushui.launcher.parts.EnginePart;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Another application process, with workers of its own, on the database, engine and channel of an installation. */
final class SecondApplication implements AutoCloseable {
    private final ApplicationPart application;
    private final Thread hook;
    final StepLines steps;

    /** Starts it, and returns when it is healthy; it reaches the engine through the link. */
    SecondApplication(Parts parts, EngineLink link, String... settings) {
        Installation first = parts.installation();
        Path home = first.home().resolve("second");
        Ports ports = OtherPorts.api(first.ports(), Ports.free().api());
        Installation own = new Installation(first.root(), home, OtherPorts.engine(ports, link.port()));
        copy(first.keys(), home.resolve("keys"));
        copy(first.demo(), home.resolve("demo"));
        try {
            Files.writeString(home.resolve("application.properties"), String.join("\n", settings));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        application = new ApplicationPart(own, parts.postgres(), new EnginePart(own), parts.sandbox());
        steps = StepLines.of(own);
        hook = new Thread(application::kill);
        Runtime.getRuntime().addShutdownHook(hook);
        application.start();
        application.awaitHealthy();
    }

    @Override
    public void close() {
        application.stop();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Both have the same secrets, as two processes of one platform. */
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            List<Path> parentsFirst = files.sorted().toList();
            for (Path file : parentsFirst) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
