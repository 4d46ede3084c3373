package io.liushui.launcher.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.parts.SandboxPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("own-system")
class ChannelTableIntegrationTests {

    /** When this fails: {@code ./liushui channels --write}. */
    @Test
    void theReadmeSaysWhatThePluginsSay(@TempDir Path home) throws IOException {
        Installation installation = new Installation(Installation.findRoot(), home, Ports.free());
        Parts parts = Parts.of(installation);
        try {
            SandboxPart sandbox = parts.sandbox();
            sandbox.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.health().isHealthy());
            String table = ChannelsCommand.table(sandbox);
            assertThat(table).contains("| refund |", "| sandbox | pay | done | `succeeded` |");
            String readme = Files.readString(ChannelsCommand.readme(installation));
            assertThat(ChannelsCommand.within(readme, table)).isEqualTo(readme);
        } finally {
            parts.killAll();
        }
    }
}
