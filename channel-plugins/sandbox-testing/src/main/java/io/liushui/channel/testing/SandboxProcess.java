package io.liushui.channel.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sandbox in a process of its own, which can be killed and started again on the same data and the same port. */
public final class SandboxProcess extends RunningSandbox {

    private static final String READY = "sandbox ready on ";
    private static final long PATIENCE_SECONDS = 20;

    private final Path data;
    private final List<String> flags;
    private Process process;
    private String url;

    /** @param flags as in {@code channel-plugins/README.md}, besides those of port and data */
    public SandboxProcess(Path data, String... flags) {
        super(data);
        this.data = data;
        this.flags = List.of(flags);
        start(0);
    }

    /** Ends it at once, as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** After {@link #kill}: whoever is connected stays so. */
    public void restart() {
        start(URI.create(url).getPort());
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        super.close();
    }

    private void start(int port) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.liushui.sandbox.SandboxServer",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(flags);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            url = readyOn(process.inputReader());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String readyOn(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the sandbox did not start");
        }
        return line.substring(READY.length());
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the sandbox did not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
