package io.liushui.channel.netbank;

import io.liushui.channel.testing.DurabilityContract;
import io.liushui.channel.testing.SandboxProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class NetbankDurabilityFaultTests implements DurabilityContract {

    private static SandboxProcess process;
    private static BankUnderTest bank;

    @BeforeAll
    static void start(@TempDir Path data) {
        process = new SandboxProcess(data);
        bank = new BankUnderTest(process, Map.of("merchantNo", "10000001"));
    }

    @AfterAll
    static void stop() {
        bank.close();
        process.close();
    }

    @Override
    public BankUnderTest underTest() {
        return bank;
    }

    @Override
    public SandboxProcess process() {
        return process;
    }
}
