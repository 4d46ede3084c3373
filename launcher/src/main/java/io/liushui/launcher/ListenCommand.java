package io.liushui.launcher;

import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import io.liushui.launcher.webhooks.WebhookListener;
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
        String key = secret == null ? DemoApp.read(installation).webhookSecret() : secret;
        try (WebhookListener _ = WebhookListener.start(number, key, ListenCommand::print)) {
            System.out.println("Listening on http://127.0.0.1:" + number + "/webhooks; Ctrl-C ends.");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private static synchronized void print(ReceivedWebhook received) {
        System.out.println(received.at().truncatedTo(ChronoUnit.MILLIS) + "  " + received.id() + "  "
                + (received.verified() ? "signature verified" : "signature REFUSED: " + received.verdict()) + "\n  "
                + received.body());
    }
}
