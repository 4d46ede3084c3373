package io.liushui.channel.unionpay;

import io.liushui.channel.testing.DurabilityContract;
import io.liushui.channel.testing.SandboxProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class UnionPayDurabilityFaultTests implements DurabilityContract {

    private static SandboxProcess process;
    private static UnionPayUnderTest unionPay;

    @BeforeAll
    static void start(@TempDir Path data) {
        process = new SandboxProcess(data);
        unionPay = new UnionPayUnderTest(process, Description.APP, false);
    }

    @AfterAll
    static void stop() {
        unionPay.close();
    }

    @Override
    public UnionPayUnderTest underTest() {
        return unionPay;
    }

    @Override
    public SandboxProcess process() {
        return process;
    }
}
