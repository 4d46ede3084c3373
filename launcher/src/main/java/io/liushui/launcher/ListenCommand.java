package io.liushui.launcher;

import io.liushui.launcher.client.DemoApp;
import io.liushui.launcher.client.WebhookListener;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "listen",
        description = "Print webhooks as they arrive, with the verdict on their signature.",
        mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {

    @Option(names = "--port", description = "Where to listen (default: where the demo app's webhooks go).")
    private Integer port;

    @Option(names = "--secret", description = "The endpoint's secret, whsec_… (default: the demo app's).")
    private String secret;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.fromEnvironment();
        int number = port == null ? installation.ports().listen() : port;
        String key = secret == null ? DemoApp.require(installation).webhookSecret() : secret;
        try (WebhookListener listener = new WebhookListener(number, key, ListenCommand::print)) {
            System.out.println("Listening on http://127.0.0.1:" + listener.port() + "/webhooks; Ctrl-C ends.");
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException exception) {
            throw new PartFailure(
                    "Port " + number + " (listen) is in use by another program: name another with --port, or set "
                            + "LIUSHUI_PORT_LISTEN and run `liushui up`.",
                    exception);
        }
    }

    private static synchronized void print(WebhookListener.Received received) {
        System.out.println(received.at().truncatedTo(ChronoUnit.MILLIS) + "  " + received.id() + "  "
                + received.verdict() + "\n  " + received.body());
    }
}
