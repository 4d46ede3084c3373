package io.liushui.channel.carrier;

import io.liushui.channel.testing.DurabilityContract;
import io.liushui.channel.testing.SandboxProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class CarrierDurabilityFaultTests implements DurabilityContract {

    private static SandboxProcess process;
    private static CarrierUnderTest carrier;

    @BeforeAll
    static void start(@TempDir Path data) {
        process = new SandboxProcess(data);
        carrier = new CarrierUnderTest(process);
    }

    @AfterAll
    static void stop() {
        carrier.close();
        process.close();
    }

    @Override
    public CarrierUnderTest underTest() {
        return carrier;
    }

    @Override
    public SandboxProcess process() {
        return process;
    }
}
