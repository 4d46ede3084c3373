package io.liushui.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.sandbox.http.SandboxConfiguration;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOptionsTests {

    @Test
    void listensOnLoopbackByDefault() {
        SandboxConfiguration configuration = SandboxOptions.read(new String[0], Map.of());
        assertThat(configuration.host()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(7070);
        assertThat(configuration.controlOpen()).isFalse();
        assertThat(configuration.notificationSchedule()).hasSize(12);
    }

    @Test
    void aFlagOutweighsTheEnvironment() {
        SandboxConfiguration configuration = SandboxOptions.read(
                new String[] {"--port", "8081", "--data", "/data/books"},
                Map.of("SANDBOX_PORT", "8080", "SANDBOX_HOST", "0.0.0.0"));
        assertThat(configuration.port()).isEqualTo(8081);
        assertThat(configuration.host()).isEqualTo("0.0.0.0");
        assertThat(configuration.keys()).isEqualTo(Path.of("/data/books/keys"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 65536",
                "--port x",
                "--nope 1",
                "--port",
                "--notification-schedule 1;2",
                "--notification-speedup 0.5"
            })
    void namesTheFlagAtFault(String line) {
        assertThatThrownBy(() -> SandboxOptions.read(line.split(" "), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line.split(" ")[0]);
    }
}
