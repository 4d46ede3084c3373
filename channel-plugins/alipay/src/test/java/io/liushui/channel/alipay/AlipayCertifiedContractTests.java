package io.liushui.channel.alipay;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.contract.ChannelUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** In certificate mode. */
class AlipayCertifiedContractTests implements ChannelContract {
    private static AlipayUnderTest alipay;

    @BeforeAll
    static void start(@TempDir Path data) {
        alipay = new AlipayUnderTest(data, true);
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
