package io.liushui.channel.alipay;

import io.liushui.channel.testing.DurabilityContract;
import io.liushui.channel.testing.SandboxProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class AlipayDurabilityFaultTests implements DurabilityContract {

    private static SandboxProcess process;
    private static AlipayUnderTest alipay;

    @BeforeAll
    static void start(@TempDir Path data) {
        process = new SandboxProcess(data);
        alipay = new AlipayUnderTest(process, false);
    }

    @AfterAll
    static void stop() {
        alipay.close();
    }

    @Override
    public AlipayUnderTest underTest() {
        return alipay;
    }

    @Override
    public SandboxProcess process() {
        return process;
    }
}
