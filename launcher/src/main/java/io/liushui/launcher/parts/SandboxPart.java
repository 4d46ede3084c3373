package io.liushui.launcher.parts;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The outside world: payment channels that do not die with us. */
public final class SandboxPart extends Part {

    private static final String MAIN = "io.liushui.sandbox.SandboxServer";

    public SandboxPart(Installation installation) {
        super("sandbox", installation);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + installation().ports().sandbox());
    }

    /** The key pairs of the channel {@code sandbox}: its own, and the one that it expects of us. Other channels have folders in it. */
    public Path keys() {
        return data().resolve("keys");
    }

    public Path data() {
        return installation().home().resolve("sandbox");
    }

    @Override
    ProcessBuilder command() {
        JavaCommand java = new JavaCommand(
                MAIN,
                System.getProperty("java.class.path"),
                installation().temporary(name()),
                List.of("-Xmx256m", "-XX:+UseSerialGC"));
        ProcessBuilder builder = java.builder(
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(installation().ports().sandbox()),
                "--data",
                data().toString(),
                "--keys",
                keys().toString(),
                "--notification-url",
                "http://127.0.0.1:" + installation().ports().api() + "/v1/channels/{channel}/notifications");
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SANDBOX_"));
        return builder.directory(installation().home().toFile());
    }

    @Override
    List<PortUse> ports() {
        return List.of(new PortUse("SANDBOX", installation().ports().sandbox()));
    }

    @Override
    Health probe() {
        return new HttpProbe(address().resolve("/health")).ask();
    }

    @Override
    Duration startLimit() {
        return Duration.ofSeconds(30);
    }
}
