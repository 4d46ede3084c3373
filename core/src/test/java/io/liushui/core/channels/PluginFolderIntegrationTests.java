package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderIntegrationTests {

    @TempDir
    private Path folder;

    @Test
    void paysThroughAPluginThatWasDroppedIntoTheFolder() throws IOException {
        TestPlugin.of("dropped").writeTo(folder.resolve("dropped.jar"));
        PayRequest request = new PayRequest(
                "ORDER001", "card", 100, "CNY", "Tea", Instant.EPOCH, null, Payer.UNKNOWN, Instant.EPOCH, "trace");

        try (CoreWorld world = CoreWorld.start(
                "liushui.plugins-directory=" + folder,
                "liushui.channels.gamma.type=dropped",
                "liushui.channels.gamma.settings.answer=D1")) {
            assertThat(world.bean(ChannelGateway.class).pay("gamma", request, new ArrayList<>()))
                    .isEqualTo(new PayOutcome.Succeeded("D1", 100, "CNY"));
            assertThat(world.bean(ChannelAccounts.class).all())
                    .extracting(ChannelAccount::channelId)
                    .contains("alpha", "beta", "gamma");
        }
    }

    @Test
    void doesNotStartWithAJarThatIsNoPlugin() throws IOException {
        TestPlugin.of("dropped").withoutService().writeTo(folder.resolve("dropped.jar"));

        assertThatThrownBy(() -> CoreWorld.start("liushui.plugins-directory=" + folder))
                .hasStackTraceContaining("dropped.jar in the plugin folder holds no channel plugin");
    }
}
