package io.liushui.channel.alipay;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.contract.ChannelUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** In public-key mode. */
class AlipayChannelContractTests implements ChannelContract {
    private static AlipayUnderTest alipay;

    @BeforeAll
    static void start(@TempDir Path data) {
        alipay = new AlipayUnderTest(data, false);
    }

    @AfterAll
    static void stop() {
        alipay.close();
    }

    @Override
    public ChannelUnderTest underTest() {
        return alipay;
    }
}
