package io.liushui.launcher.parts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Api and workers in one process. It needs PostgreSQL and the sandbox's keys to start, and waits for the
 * engine by itself. */
public final class ApplicationPart extends Part {

    private static final String MAIN = "io.liushui.launcher.Liushui";

    private final ApplicationSettings settings;

    public ApplicationPart(Installation installation, PostgresPart postgres, EnginePart engine, SandboxPart sandbox) {
        super("app", installation);
        this.settings = new ApplicationSettings(installation, postgres, engine, sandbox);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + installation().ports().api());
    }

    /** The readable log; the same in JSON is {@code app.log}. */
    @Override
    public Path output() {
        return installation().log("app.console");
    }

    @Override
    ProcessBuilder command() {
        JavaCommand java = new JavaCommand(
                MAIN,
                System.getProperty("java.class.path"),
                installation().temporary(name()),
                List.of("-Xms256m", "-Xmx1g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders"));
        ProcessBuilder builder = java.builder(
                "--spring.config.additional-location=" + settings.file().toUri() + ",optional:"
                        + installation().ownSettings().toUri());
        builder.environment().keySet().removeIf(ApplicationPart::configuresTheApplication);
        return builder.directory(installation().home().toFile());
    }

    @Override
    void prepare() throws IOException {
        settings.write();
    }

    @Override
    List<PortUse> ports() {
        return List.of(
                new PortUse("API", installation().ports().api()),
                new PortUse("SFTP", installation().ports().sftp()));
    }

    @Override
    Health probe() {
        return new HttpProbe(address().resolve("/actuator/health")).ask();
    }

    @Override
    Duration startLimit() {
        return Duration.ofSeconds(120);
    }

    @Override
    Duration stopLimit() {
        return Duration.ofSeconds(40);
    }

    private static boolean configuresTheApplication(String variable) {
        return variable.startsWith("SPRING_") || variable.startsWith("CAMUNDA_") || variable.startsWith("SERVER_");
    }
}
