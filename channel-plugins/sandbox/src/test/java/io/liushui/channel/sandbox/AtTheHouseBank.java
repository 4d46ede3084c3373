package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A merchant of the house bank; the sandbox is the test class's own, and does as it is told in one test only. */
abstract class AtTheHouseBank {
    static final Duration SOON = Duration.ofSeconds(15);
    static SandboxUnderTest sandbox;
    static SandboxChannel channel;
    static Story story;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxUnderTest(data);
        channel = sandbox.channel();
        story = new Story(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void clear() {
        sandbox.inbox().answerWith(200);
        sandbox.sandbox().control("DELETE", "/rules", null);
    }

    static ChannelNotification.OfPayment next(PayRequest request) {
        try {
            return (ChannelNotification.OfPayment)
                    sandbox.channel().parse(sandbox.nextNotification(request.orderNo(), SOON));
        } catch (NotificationRefused refused) {
            throw new AssertionError(refused);
        }
    }
}
