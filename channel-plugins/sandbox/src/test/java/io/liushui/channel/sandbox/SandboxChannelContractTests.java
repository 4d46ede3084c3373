package io.liushui.channel.sandbox;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.contract.ChannelUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SandboxChannelContractTests implements ChannelContract {

    private static SandboxUnderTest sandbox;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxUnderTest(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Override
    public ChannelUnderTest underTest() {
        return sandbox;
    }
}
