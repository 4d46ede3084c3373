package io.liushui.channel.prepaid;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.testing.SandboxAtHand;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PrepaidChannelContractTests implements ChannelContract {

    private static SandboxAtHand sandbox;
    private static PrepaidUnderTest prepaid;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxAtHand(data, PrepaidUnderTest.SPEEDUP);
        prepaid = new PrepaidUnderTest(sandbox);
    }

    @AfterAll
    static void stop() {
        prepaid.close();
        sandbox.close();
    }

    @Override
    public PrepaidUnderTest underTest() {
        return prepaid;
    }
}
