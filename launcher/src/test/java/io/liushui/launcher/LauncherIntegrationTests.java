package io.liushui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person gives them, each in a process of its own. */
@Tag("own-system")
class LauncherIntegrationTests {

    private static final int LIMIT_SECONDS = 180;
    private static final String PAYMENT =
            "{\"merchant_order_no\":\"A-1\",\"amount\":1234,\"currency\":\"CNY\",\"subject\":\"Tea\",\"method\":\"sandbox_card\"}";

    @TempDir
    private Path home;

    private Parts parts;

    @BeforeEach
    void choosePorts() {
        parts = Parts.of(new Installation(Installation.findRoot(), home, Ports.free()));
    }

    @AfterEach
    void leaveNothing() {
        parts.killAll();
    }

    @Test
    void comesBackAfterEverythingWasKilled() throws IOException, InterruptedException {
        Ended up = run("up", "--detach");
        assertThat(up.status()).as(up.output()).isZero();
        assertThat(up.output()).contains("Ready in");
        Ended accepted = run("call", "POST", "/v1/payments", PAYMENT);
        assertThat(accepted.output()).startsWith("201 Created\n");
        assertThat(run("status").status()).isZero();

        parts.killAll();
        Ended status = run("status");
        assertThat(status.status()).isEqualTo(1);
        assertThat(status.output()).containsPattern("postgres +stopped").containsPattern("app +stopped");
        Ended again = run("up", "--detach");

        assertThat(again.status()).as(again.output()).isZero();
        assertThat(run("call", "GET", "/v1/payments?merchant_order_no=A-1").output())
                .startsWith("200 OK\n")
                .contains("\"amount\":1234");

        List<Long> kept = pids(parts.postgres(), parts.engine(), parts.sandbox());
        parts.application().kill();
        Ended adopted = run("up", "--detach");

        assertThat(adopted.status()).as(adopted.output()).isZero();
        assertThat(adopted.output()).containsPattern("engine +was running").containsPattern("app +started");
        assertThat(pids(parts.postgres(), parts.engine(), parts.sandbox())).isEqualTo(kept);

        assertThat(run("down").status()).isZero();
        assertThat(parts.all()).allMatch(part -> part.process().isEmpty());
        assertThat(run("down").output()).containsPattern("app +was not running");
    }

    @Test
    void saysWhatToDoBeforeAnythingWasStarted() throws IOException, InterruptedException {
        Ended call = run("call", "GET", "/v1/payments");

        assertThat(call.status()).isEqualTo(1);
        assertThat(call.output()).contains("start the system with `./liushui up --detach`");
    }

    private static List<Long> pids(Part... parts) {
        List<Long> pids = new ArrayList<>();
        for (Part part : parts) {
            pids.add(part.process().orElseThrow().pid());
        }
        return pids;
    }

    private record Ended(int status, String output) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dliushui.root=" + Installation.findRoot(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.liushui.launcher.Main"));
        words.addAll(List.of(arguments));
        Path output = Files.createTempFile(home, "command", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LIUSHUI_HOME", home.toString());
        builder.environment().putAll(parts.installation().ports().toEnvironment());
        Process process = builder.start();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("%s ends", List.of(arguments))
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
