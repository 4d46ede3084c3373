package io.liushui.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("own-system")
class EnginePartIntegrationTests {

    @TempDir
    private Path home;

    private EnginePart engine;

    @AfterEach
    void kill() {
        engine.kill();
    }

    @Test
    void comesBackOnTheSameDataAfterAKill() {
        engine = new EnginePart(new Installation(Installation.findRoot(), home, Ports.free()));
        assertThat(engine.start()).isEqualTo(Start.STARTED);
        engine.awaitHealthy();
        assertThat(engine.start()).isEqualTo(Start.ADOPTED);

        engine.kill();
        assertThat(engine.health()).isInstanceOf(Health.Stopped.class);
        assertThat(engine.start()).isEqualTo(Start.STARTED);
        engine.awaitHealthy();

        assertThat(engine.health().isHealthy()).isTrue();
        assertThat(engine.data())
                .isDirectoryContaining(path -> path.getFileName().toString().equals("raft-partition"));
    }
}
