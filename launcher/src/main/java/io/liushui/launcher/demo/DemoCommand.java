package io.liushui.launcher.demo;

import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.verify.Verification;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import io.liushui.launcher.webhooks.WebhookListener;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Start what is not running, take four payments and draw what happens to each, then check the books.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final List<String> FUNCTIONS = List.of("payout", "preauth");

    @Spec
    private CommandSpec command;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "Take one payment through this channel instead, its payer played: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Channels.class)
    private String channel;

    @Option(
            names = "--function",
            paramLabel = "NAME",
            description = "Show this function instead, step by step: preauth, payout.")
    private String function;

    /** The channels that can be named. */
    static final class Channels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Story.channels().iterator();
        }
    }

    @Override
    public Integer call() {
        if (function != null && !FUNCTIONS.contains(function)) {
            System.err.println("There is no function '" + function + "' to show: name one of " + FUNCTIONS + ".");
            return 2;
        }
        List<Story> stories = List.of(Story.ALL);
        if (channel != null) {
            Optional<Story> named = Story.through(channel);
            if (named.isEmpty()) {
                System.err.println("There is no channel '" + channel + "': name one of " + Story.channels() + ".");
                return 2;
            }
            stories = List.of(named.get());
        }
        return tell(stories);
    }

    private int tell(List<Story> stories) {
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
            StepNames names = new StepNames(installation.models());
            if (function != null) {
                switch (function) {
                    case "payout" -> new PayoutDemo(parts, merchant, webhooks, names).tell();
                    default -> new PreauthDemo(parts, merchant, names).tell();
                }
                return end(parts, merchant);
            }
            DemoTeller teller = new DemoTeller(parts, merchant, webhooks, names);
            for (Story story : stories) {
                teller.tell(story);
            }
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
        System.out.println("Each charge at the sandbox belongs to one payment; debits equal credits.");
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
