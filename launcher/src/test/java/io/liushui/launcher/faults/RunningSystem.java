package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.parts.ApplicationPart;
import io.liushui.launcher.parts.EnginePart;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.parts.Start;
import io.liushui.launcher.parts.Startup;
import io.liushui.launcher.verify.Verification;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import io.liushui.launcher.webhooks.WebhookListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** One installation for all fault tests of a JVM: PostgreSQL, broker, sandbox and application as processes of their own. */
final class RunningSystem {
    /**
     * For an application that is killed: a channel's call lasts until then, and what it left undone is handed out again
     * about when it is back.
     */
    static final String[] TO_BE_KILLED = {
        "liushui.workers.timeout=10s",
        "liushui.workers.channel-timeout=20s",
        "liushui.channels.sandbox.settings.readTimeoutMillis=90000",
        "liushui.channels.sandbox.settings.callTimeoutMillis=90000"
    };

    private static final RunningSystem ONLY = new RunningSystem();

    final Bank bank;
    final Books books;
    final Engine engine;
    final MerchantClient merchant;
    final Queue<ReceivedWebhook> webhooks = new ConcurrentLinkedQueue<>();
    private final AtomicLong amounts = new AtomicLong(20_001);
    private volatile Parts parts;

    private RunningSystem() {
        Installation clean = CleanFolder.installation();
        parts = Parts.of(clean, new EnginePart(clean, EngineSnapshot.ON_DEMAND));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> parts.killAll()));
        up();
        bank = new Bank(parts.sandbox().address());
        books = new Books(parts.postgres());
        engine = new Engine(parts.engine());
        DemoApp app = DemoApp.read(installation());
        WebhookListener.start(installation().ports().listen(), app.webhookSecret(), webhooks::add);
        merchant = app.client(installation());
    }

    static RunningSystem get() {
        return ONLY;
    }

    Parts parts() {
        return parts;
    }

    Installation installation() {
        return parts.installation();
    }

    /** Starts what does not run. */
    void up() {
        new Startup(parts, new Silence()).run();
    }

    /** As when the power fails. */
    void killEverythingAtOnce() {
        try (ExecutorService blows = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.all().forEach(part -> blows.execute(part::kill));
        }
        assertThat(parts.all()).allMatch(part -> part.process().isEmpty());
    }

    /** Starts the application anew, with these settings beside the ordinary ones. */
    void restart(String... settings) {
        restart(installation(), parts.engine(), settings);
    }

    /** The same, with a link that a test breaks between it and the engine. */
    void restartThrough(EngineLink link, String... settings) {
        Ports ports = OtherPorts.engine(installation().ports(), link.port());
        Installation seen =
                new Installation(installation().root(), installation().home(), ports);
        restart(installation(), new EnginePart(seen), settings);
    }

    /** The same, with other models. */
    void restartWithModels(Path models, String... settings) {
        Installation changed = new Installation(
                installation().root(),
                installation().home(),
                installation().ports(),
                models,
                installation().plugins());
        restart(changed, parts.engine(), settings);
    }

    private void restart(Installation installation, EnginePart seen, String... settings) {
        parts.application().stop();
        try {
            // The application reads the file of this name in its working directory.
            Files.writeString(installation.home().resolve("application.properties"), String.join("\n", settings));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        parts = new Parts(
                installation(),
                parts.postgres(),
                parts.engine(),
                parts.sandbox(),
                new ApplicationPart(installation, parts.postgres(), seen, parts.sandbox()));
        up();
    }

    /** An amount that no other test uses, so that a fault of the sandbox meets this payment only. */
    long amount() {
        return amounts.incrementAndGet();
    }

    /** The id of an accepted payment of the demo merchant. */
    String pay(String method, long amount) {
        HttpResponse<String> answer = merchant.post("/v1/payments", order(method, amount));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    static String order(String method, long amount) {
        return "{\"merchant_order_no\":\"" + UUID.randomUUID() + "\",\"amount\":" + amount
                + ",\"currency\":\"CNY\",\"subject\":\"Tea\",\"method\":\"" + method + "\"}";
    }

    String state(String paymentId) {
        return (String)
                Json.readObject(merchant.get("/v1/payments/" + paymentId).body())
                        .get("state");
    }

    void awaitState(String paymentId, String state) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(state(paymentId)).isEqualTo(state));
    }

    /** What the application measures, in Prometheus' text form. */
    String metrics() {
        return bank.call("GET", parts.application().address() + "/actuator/prometheus", "")
                .body();
    }

    /** What a channel, or somebody in its name, is answered to this notification. */
    HttpResponse<String> notifyAs(Through through, String body) {
        String path = "/v1/channels/" + through.channel() + "/notifications";
        return bank.call("POST", parts.application().address() + path, body);
    }

    /** Nothing is open any more, each merchant was told or at least called, and the oracle holds. */
    void assertAllIsWell() {
        bank.behave();
        await().atMost(Duration.ofSeconds(120))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(books.count("payment where finished_at is null")).isZero();
                    assertThat(books.count("outbox")).isZero();
                    assertThat(books.count("refund where finished_at is null")).isZero();
                    assertThat(books.count("notification where state = 'due' and tries = 0"))
                            .isZero();
                });
        assertThat(Verification.run(parts, Duration.ofSeconds(60)).violations()).isEmpty();
    }

    private static final class Silence implements Startup.Progress {
        @Override
        public void begun(Part part) {}

        @Override
        public void healthy(Part part, Start start, Duration time) {}
    }
}
