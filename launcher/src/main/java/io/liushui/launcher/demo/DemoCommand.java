package io.liushui.launcher.demo;

import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.verify.Verification;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import io.liushui.launcher.webhooks.WebhookListener;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Start what is not running, take four payments and draw what happens to each, then check the books.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @ArgGroup
    private DemoChoice choice = new DemoChoice();

    DemoChoice choice() {
        return choice;
    }

    @Override
    public Integer call() {
        List<Demonstration> demonstrations = choice.demonstrations();
        Installation installation = Installation.fromEnvironment();
        Parts parts = Parts.of(installation);
        if (!parts.areHealthy()) {
            int started = new CommandLine(command.root().userObject()).execute("up", "--detach");
            if (started != 0) {
                return started;
            }
        }
        DemoApp app = DemoApp.read(installation);
        Queue<ReceivedWebhook> webhooks = new ConcurrentLinkedQueue<>();
        try (WebhookListener _ =
                        WebhookListener.start(installation.ports().listen(), app.webhookSecret(), webhooks::add);
                MerchantClient merchant = app.client(installation)) {
            Stage stage = new Stage(parts, app, merchant, webhooks);
            demonstrations.forEach(demonstration -> demonstration.play(stage));
            return end(parts, merchant);
        }
    }

    private static int end(Parts parts, MerchantClient merchant) {
        System.out.println();
        Verification.Report report = Verification.run(parts, Duration.ofMinutes(5));
        System.out.println(report.summary());
        report.violations().forEach(violation -> System.out.println("VIOLATION " + violation));
        if (!report.holds()) {
            throw new PartFailure("The books do not agree.");
        }
        System.out.println(
                "The oracle holds. Each charge at the sandbox belongs to one payment; debits equal credits.");
        String api = parts.application().address().toString();
        System.out.println();
        System.out.println("Look at");
        System.out.println("  a cashier page to pay   " + cashier(merchant));
        System.out.println("  the API's documentation " + api + "/docs");
        System.out.println("  text messages           " + api + "/sms");
        System.out.println("  metrics                 " + api + "/actuator/prometheus");
        return 0;
    }

    private static String cashier(MerchantClient merchant) {
        String answer =
                merchant.post("/v1/payments", """
                        {"merchant_order_no":"DEMO-%d","amount":128000,"currency":"CNY","subject":"Tea set 茶具","payer":{"phone":"+8613800138000"},
                         "order_info":{"table":"7","items":"茶具 × 1"}}""".formatted(System.nanoTime())).body();
        return String.valueOf(io.liushui.core.json.Json.readObject(answer).get("cashier_url"));
    }
}
