package io.liushui.launcher.parts;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Zeebe broker with its gateway. */
public final class EnginePart extends Part {

    private static final String LOG_CONFIGURATION = "engine-log4j2.xml";
    /** The broker fills a segment with zeros before it needs it, and meanwhile each flush waits for the disk: an eighth of its own size, an eighth of the wait. */
    private static final String LOG_SEGMENT = "16MB";

    private final Map<String, String> more;

    public EnginePart(Installation installation) {
        this(installation, Map.of());
    }

    /** @param more variables of the broker beside ours, for example of an exporter */
    public EnginePart(Installation installation, Map<String, String> more) {
        super("engine", installation);
        this.more = Map.copyOf(more);
    }

    /** Where clients connect over gRPC. */
    public URI grpcAddress() {
        return URI.create("http://127.0.0.1:" + installation().ports().engine());
    }

    public URI restAddress() {
        return URI.create("http://127.0.0.1:" + installation().ports().engineRest());
    }

    /** A client of this engine; to be closed. */
    public CamundaClient client() {
        return CamundaClient.newClientBuilder()
                .grpcAddress(grpcAddress())
                .restAddress(restAddress())
                .preferRestOverGrpc(false)
                .build();
    }

    /** The engine's own durable state. */
    public Path data() {
        return installation().home().resolve("engine-data");
    }

    @Override
    ProcessBuilder command() throws IOException {
        Path program = program();
        JavaCommand java = new JavaCommand(
                "io.camunda.application.StandaloneBroker",
                program.resolve("config") + ":" + program.resolveSibling("patches") + "/*:" + program.resolve("lib")
                        + "/*",
                installation().temporary(name()),
                List.of(
                        "-Xms1g",
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xshare:auto",
                        "-Dapp.home=" + program,
                        "-Dbasedir=" + data()));
        ProcessBuilder builder = java.builder();
        builder.environment().keySet().removeIf(EnginePart::configuresAnEngine);
        builder.environment().putAll(environment());
        builder.environment().putAll(more);
        return builder.directory(data().toFile());
    }

    @Override
    List<PortUse> ports() {
        Ports ports = installation().ports();
        return List.of(
                new PortUse("ENGINE", ports.engine()),
                new PortUse("ENGINE_COMMAND", ports.engineCommand()),
                new PortUse("ENGINE_INTERNAL", ports.engineInternal()),
                new PortUse("ENGINE_REST", ports.engineRest()),
                new PortUse("ENGINE_MANAGEMENT", ports.engineManagement()));
    }

    @Override
    void prepare() throws IOException {
        program();
        Files.createDirectories(data());
        try (InputStream configuration = EnginePart.class.getResourceAsStream(LOG_CONFIGURATION)) {
            Files.copy(configuration, logConfiguration(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    Health probe() {
        return new HttpProbe(URI.create(
                        "http://127.0.0.1:" + installation().ports().engineManagement() + "/actuator/health/readiness"))
                .ask();
    }

    @Override
    Duration startLimit() {
        return Duration.ofSeconds(90);
    }

    private Map<String, String> environment() {
        Ports ports = installation().ports();
        return Map.ofEntries(
                Map.entry("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1"),
                Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1"),
                Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(ports.engine())),
                Map.entry("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", Integer.toString(ports.engineCommand())),
                Map.entry("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", Integer.toString(ports.engineInternal())),
                Map.entry("ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS", "127.0.0.1:" + ports.engineInternal()),
                Map.entry("ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT", "2"),
                Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                Map.entry("SERVER_PORT", Integer.toString(ports.engineRest())),
                Map.entry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1"),
                Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(ports.engineManagement())),
                Map.entry("ZEEBE_BROKER_DATA_DIRECTORY", data().toString()),
                Map.entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", LOG_SEGMENT),
                Map.entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "512MB"),
                Map.entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "256MB"),
                Map.entry("LOGGING_CONFIG", logConfiguration().toUri().toString()),
                Map.entry("LIUSHUI_ENGINE_LOG", installation().log(name()).toString()));
    }

    private Path logConfiguration() {
        return installation().run().resolve(LOG_CONFIGURATION);
    }

    private Path program() throws IOException {
        Path folder = installation().programs().resolve("engine");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> versions = Files.list(folder)) {
                List<Path> programs = versions.filter(path -> Files.isDirectory(path.resolve("lib")))
                        .sorted()
                        .toList();
                if (!programs.isEmpty()) {
                    return programs.getLast();
                }
            }
        }
        throw new PartFailure("The Zeebe broker is not unpacked in " + folder
                + ": run `mvn -DskipTests package`, which downloads and unpacks it.");
    }

    private static boolean configuresAnEngine(String variable) {
        return Stream.of("ZEEBE_", "CAMUNDA_", "SERVER_", "MANAGEMENT_", "SPRING_", "LOGGING_")
                .anyMatch(variable::startsWith);
    }
}
