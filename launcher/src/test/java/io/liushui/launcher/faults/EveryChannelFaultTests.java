package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.parts.SandboxChannels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows 5 to 7 and 10 to 15 of the faults through every channel, on one running system, all channels at a time. */
class EveryChannelFaultTests {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static QuickChannels quick;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        quick = new QuickChannels(SYSTEM, folder);
    }

    @AfterAll
    static void stop() {
        quick.close();
    }

    @AfterEach
    void theOracleHolds() {
        SYSTEM.assertAllIsWell();
    }

    @Test
    void triesEveryChannelThatIsConfigured() {
        var sandbox = SYSTEM.parts().sandbox();
        assertThat(Arrays.stream(Through.values()).map(Through::channel))
                .containsExactlyInAnyOrderElementsOf(new SandboxChannels(sandbox.address(), sandbox.keys())
                        .settings()
                        .keySet());
    }

    @Nested
    class WhenRequestsAreLost extends LostRequests {
        WhenRequestsAreLost() {
            super(quick);
        }
    }

    @Nested
    class WhenNotificationsAreUntimely extends UntimelyNotices {
        WhenNotificationsAreUntimely() {
            super(SYSTEM.books, quick);
        }
    }

    @Nested
    class WhenNotificationsAreBad extends BadNotices {
        WhenNotificationsAreBad() {
            super(SYSTEM, quick);
        }
    }
}
