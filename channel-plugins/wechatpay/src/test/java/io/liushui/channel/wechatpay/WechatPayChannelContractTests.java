package io.liushui.channel.wechatpay;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.contract.ChannelUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class WechatPayChannelContractTests implements ChannelContract {
    private static WechatPayUnderTest wechatPay;

    @BeforeAll
    static void start(@TempDir Path data) {
        wechatPay = new WechatPayUnderTest(data);
    }

    @AfterAll
    static void stop() {
        wechatPay.close();
    }

    @Override
    public ChannelUnderTest underTest() {
        return wechatPay;
    }
}
