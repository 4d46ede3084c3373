package io.liushui.channel.paypal;

import io.liushui.channel.testing.DurabilityContract;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.SandboxProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PaypalDurabilityFaultTests implements DurabilityContract {

    private static SandboxProcess process;
    private static PaypalAtHand paypal;

    @BeforeAll
    static void start(@TempDir Path data) {
        Inbox inbox = PaypalAtHand.inboxOfWebhooks();
        process = new SandboxProcess(data, "--notification-url", inbox.uri().toString());
        paypal = new PaypalAtHand(process, inbox);
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Override
    public PaypalAtHand underTest() {
        return paypal;
    }

    @Override
    public SandboxProcess process() {
        return process;
    }
}
