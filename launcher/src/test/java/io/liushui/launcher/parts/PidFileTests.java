package io.liushui.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTests {

    @TempDir
    private Path folder;

    private Process process;
    private PidFile file;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("tail", "-f", "/dev/null").start();
        file = new PidFile(folder.resolve("one.pid"));
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void findsTheProcessThatWasRemembered() {
        file.write(process.toHandle());

        assertThat(file.running().map(ProcessHandle::pid)).contains(process.pid());
    }

    @Test
    void doesNotTakeALaterProcessOfTheSameNumberForIt() throws IOException {
        long anHourEarlierMillis = process.info().startInstant().orElseThrow().toEpochMilli() - 3_600_000;
        Files.writeString(file.path(), process.pid() + " " + anHourEarlierMillis + "\n");

        assertThat(file.running()).isEmpty();
    }

    @Test
    void knowsThatAKilledProcessHasEnded() {
        file.write(process.toHandle());

        Processes.kill(process.toHandle());

        assertThat(Processes.awaitEnd(process.toHandle(), Duration.ofSeconds(5)))
                .isTrue();
        assertThat(file.running()).isEmpty();
    }

    @Test
    void takesATornOrAbsentFileForNoProcess() throws IOException {
        assertThat(file.running()).isEqualTo(Optional.empty());

        Files.writeString(file.path(), "12");

        assertThat(file.running()).isEmpty();
    }
}
