package io.liushui.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTests {

    @Test
    void areTheDocumentedOnesUnlessTheEnvironmentNamesOthers() {
        Ports ports = Ports.fromEnvironment(Map.of("LIUSHUI_PORT_SANDBOX", "65535", "LIUSHUI_PORT_API", " "));

        assertThat(ports.api()).isEqualTo(8080);
        assertThat(ports.postgres()).isEqualTo(5455);
        assertThat(ports.sandbox()).isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "8080x", "999999"})
    void refusesWhatIsNoPort(String value) {
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("LIUSHUI_PORT_API", value)))
                .isInstanceOf(PartFailure.class)
                .hasMessage("LIUSHUI_PORT_API is '" + value + "': set it to a port number from 1 to 65535.");
    }

    @Test
    void areHandedToAnotherLauncherWhole() {
        Ports ports = Ports.free();

        assertThat(Ports.fromEnvironment(ports.toEnvironment())).isEqualTo(ports);
    }

    @Test
    void tellsWhatToDoAboutATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortUse use = new PortUse("API", taken.getLocalPort());

            assertThatThrownBy(() -> use.requireFree("app"))
                    .isInstanceOf(PartFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (app) is in use")
                    .hasMessageContaining("LIUSHUI_PORT_API");
        }
    }
}
