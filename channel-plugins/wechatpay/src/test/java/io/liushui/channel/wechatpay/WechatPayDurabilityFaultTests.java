package io.liushui.channel.wechatpay;

import io.liushui.channel.testing.DurabilityContract;
import io.liushui.channel.testing.SandboxProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class WechatPayDurabilityFaultTests implements DurabilityContract {

    private static SandboxProcess process;
    private static WechatPayUnderTest wechatPay;

    @BeforeAll
    static void start(@TempDir Path data) {
        process = new SandboxProcess(data);
        wechatPay = new WechatPayUnderTest(process);
    }

    @AfterAll
    static void stop() {
        wechatPay.close();
    }

    @Override
    public WechatPayUnderTest underTest() {
        return wechatPay;
    }

    @Override
    public SandboxProcess process() {
        return process;
    }
}
