package io.liushui.channel.testing;

import io.liushui.sandbox.http.SandboxApplication;
import io.liushui.sandbox.http.SandboxConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A sandbox in the test's own process. */
public final class SandboxAtHand extends RunningSandbox {

    private final SandboxApplication application;

    /** @param speedup divides the waits between two tries of a notification */
    public SandboxAtHand(Path data, double speedup) {
        this(data, speedup, null);
    }

    /** @param notificationUrl where notifications go that name no address, may be null */
    public SandboxAtHand(Path data, double speedup, String notificationUrl) {
        super(data);
        try {
            application = SandboxApplication.start(new SandboxConfiguration(
                    "127.0.0.1",
                    0,
                    data,
                    keyFile(""),
                    null,
                    notificationUrl,
                    List.of(Duration.ofSeconds(1)),
                    speedup,
                    false));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + application.port();
    }

    @Override
    public void close() {
        super.close();
        application.close();
    }
}
